// PCRE2 exposes one set of functions per code unit width; Entente only ever
// matches UTF-8, so the width is fixed here and Swift sees the `_8` names.
#ifndef ENTENTE_CPCRE2_SHIM_H
#define ENTENTE_CPCRE2_SHIM_H
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif
