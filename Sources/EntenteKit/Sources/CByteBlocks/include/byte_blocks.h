// 64 bytes at a time as one bit a byte. In C because Swift's SIMD types have no way from a comparison to a bit mask;
// clang's vectors have, on every processor (four pmovmskb on x86-64). All is inlined, and masks that nobody reads cost nothing.
#ifndef ENTENTE_BYTE_BLOCKS_H
#define ENTENTE_BYTE_BLOCKS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/// What 64 bytes are; bit i tells of byte i.
typedef struct {
    /// A…Z and a…z.
    uint64_t letters;
    /// A…Z.
    uint64_t capitals;
    /// 0…9.
    uint64_t digits;
    /// Controls, the space and DEL.
    uint64_t blanks;
    /// The space.
    uint64_t spaces;
    /// Line feed, vertical tab, form feed, carriage return.
    uint64_t breaks;
    /// Where a sentence may end: ! . ? ) and also > and /, controls up to U+000F, and first bytes of scalars beyond ASCII
    /// without those of U+0080…U+033F and of U+0380…U+057F.
    uint64_t stops;
    /// 0…9, A…Z, a…z, all bytes of scalars beyond ASCII, and also : ; < = > ? @ [ \ ] ^ _ ` { | } ~ DEL: where a word may end.
    uint64_t word_ends;
    /// What a JSON string cannot hold as it is: controls below the space, quotation marks, backslashes.
    uint64_t json_specials;
    /// All bytes of scalars beyond ASCII.
    uint64_t beyond_ascii;
} entente_byte_block;

typedef uint8_t entente_bytes __attribute__((ext_vector_type(64)));
typedef bool entente_bits __attribute__((ext_vector_type(64)));

static inline __attribute__((always_inline)) uint64_t entente_word(entente_bits bits) {
    uint64_t word;
    memcpy(&word, &bits, sizeof word);
    return word;
}
// A macro, since vectors of 64 bytes are passed differently with and without AVX-512.
#define ENTENTE_MASK(matches) entente_word(__builtin_convertvector(matches, entente_bits))

/// Reads 64 bytes from an address, aligned or not.
static inline __attribute__((always_inline)) entente_byte_block entente_byte_block_at(const uint8_t *_Nonnull address) {
    entente_bytes bytes;
    memcpy(&bytes, address, sizeof bytes);
    entente_byte_block block = {
        .letters = ENTENTE_MASK(((bytes | 0x20) - 'a') < 26),
        .capitals = ENTENTE_MASK((bytes - 'A') < 26),
        .digits = ENTENTE_MASK((bytes - '0') < 10),
        .blanks = ENTENTE_MASK((bytes <= 0x20) | (bytes == 0x7F)),
        .spaces = ENTENTE_MASK(bytes == 0x20),
        .breaks = ENTENTE_MASK((bytes - 0x0A) < 4),
        .stops = ENTENTE_MASK(
            ((bytes & 0xF7) == '!') | ((bytes | 0x11) == '?') | (bytes == 0xCD)
            // From 0xD6 on or below 0x10, as one range.
            | ((bytes - 0xD6) < 0x3A)),
        .word_ends = ENTENTE_MASK(bytes >= '0'),
        .json_specials = ENTENTE_MASK((bytes < 0x20) | (bytes == '"') | (bytes == 0x5C)),
        .beyond_ascii = ENTENTE_MASK(bytes >= 0x80),
    };
    return block;
}

#endif
