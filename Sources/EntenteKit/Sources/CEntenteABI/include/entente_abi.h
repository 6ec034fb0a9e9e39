// The C boundary between entente and a loaded plugin: what is checked before any Swift code of the plugin runs.
//
// A plugin compiled against another SDK layout would not crash, it would run wrong. So each plugin carries the
// numbers of the SDK that it was compiled with (the function below is `static inline`, so they are baked into the
// plugin) and exports them as `entente_plugin_info`.
#ifndef ENTENTE_ABI_H
#define ENTENTE_ABI_H

#include <stdint.h>

/// Grows by one whenever the layout or the meaning of a public SDK type changes.
#ifndef ENTENTE_SDK_ABI  // Tests define another number to build a plugin that must be refused.
#define ENTENTE_SDK_ABI 5
#endif

/// What a plugin says of itself. `struct_size` comes first so that a later version may append fields.
typedef struct EntentePluginInfo {
    uint32_t struct_size;
    uint32_t sdk_abi;
    /// The compiler's own version text: Swift's layouts may differ between compilers.
    const char *_Nonnull compiler;
} EntentePluginInfo;

/// The numbers of the SDK that the including module is compiled against. A pointer, because C returns a small struct and
/// a grown one in different ways: by value, an old host could not call a new plugin even to refuse it.
static inline const EntentePluginInfo *_Nonnull entente_plugin_info_make(void) {
    static const EntentePluginInfo info = {sizeof(EntentePluginInfo), ENTENTE_SDK_ABI, __VERSION__};
    return &info;
}

#endif
