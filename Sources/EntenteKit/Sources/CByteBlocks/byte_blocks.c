// SwiftPM builds a C target from at least one source file; the code itself is all in the header.
#include "byte_blocks.h"
