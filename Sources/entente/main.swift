internal import EntenteCLI

await EntenteCommand.start()
