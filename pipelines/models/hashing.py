"""The hash by which models know a word, for the scripts that make or read `english.vectors`."""

MASK = (1 << 64) - 1


def feature_hash(data):
    """FNV-1a and Stafford's mixer, as FeatureHash of the module Learning has them."""
    z = 0xCBF29CE484222325
    for byte in data:
        z = ((z ^ byte) * 0x100000001B3) & MASK
    z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
    return z ^ z >> 31
