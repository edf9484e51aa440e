"""What the rules know of the trade: lists of words with their origin, one file each, and what reads them."""
