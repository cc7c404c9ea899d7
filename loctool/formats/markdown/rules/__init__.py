"""Rules of the block parser that CommonMark does not have."""
