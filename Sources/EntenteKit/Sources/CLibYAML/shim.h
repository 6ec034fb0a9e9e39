// libyaml 0.2 (https://pyyaml.org/wiki/LibYAML), used through its event parser only.
#ifndef ENTENTE_CLIBYAML_SHIM_H
#define ENTENTE_CLIBYAML_SHIM_H
#include <yaml.h>
#endif
