// SwiftPM builds a C target from at least one source file; the ABI itself is all in the header.
#include "entente_abi.h"
