// gumbo 0.10 (an HTML5 parser in C), with an arena for its memory.
//
// gumbo frees a tree by recursion, which overflows the stack on deep trees, and does not look at what malloc returns.
// All it allocates here comes from one arena: freed as a whole, and a parse that asks for too much is left by longjmp.
#ifndef ENTENTE_CGUMBO_SHIM_H
#define ENTENTE_CGUMBO_SHIM_H
#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct EntenteArenaChunk { struct EntenteArenaChunk *next; } EntenteArenaChunk;

typedef struct {
  EntenteArenaChunk *chunks;
  char *at;
  size_t left;
  size_t budget;
  jmp_buf *full;
} EntenteArena;

static void *entente_arena_allocate(void *userdata, size_t size) {
  EntenteArena *arena = (EntenteArena *)userdata;
  size = (size + 15) & ~(size_t)15;
  if (size > arena->left) {
    size_t wanted = size > 65536 - 16 ? size + 16 : 65536;
    EntenteArenaChunk *chunk = wanted <= arena->budget ? (EntenteArenaChunk *)malloc(wanted) : NULL;
    if (!chunk) longjmp(*arena->full, 1);
    arena->budget -= wanted;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->at = (char *)chunk + 16;
    arena->left = wanted - 16;
  }
  void *memory = arena->at;
  arena->at += size;
  arena->left -= size;
  return memory;
}

static void entente_arena_deallocate(void *userdata, void *memory) { (void)userdata, (void)memory; }

/// Frees a tree and all that belongs to it.
static inline void entente_gumbo_free(EntenteArena *arena) {
  for (EntenteArenaChunk *chunk = arena->chunks; chunk;) {
    EntenteArenaChunk *next = chunk->next;
    free(chunk);
    chunk = next;
  }
  memset(arena, 0, sizeof *arena);
}

/// The tree of a page, which lives in `arena` until `entente_gumbo_free`; NULL if it needs more than `budget` bytes.
static GumboOutput *entente_gumbo_parse(EntenteArena *arena, const char *bytes, size_t count, size_t budget) {
  jmp_buf full;
  GumboOptions options = kGumboDefaultOptions;
  memset(arena, 0, sizeof *arena);
  arena->budget = budget;
  arena->full = &full;
  options.allocator = entente_arena_allocate;
  options.deallocator = entente_arena_deallocate;
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp(full)) return NULL;
  return gumbo_parse_with_options(&options, bytes, count);
}
#endif
