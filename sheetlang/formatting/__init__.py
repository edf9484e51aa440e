"""One canonical text for what a document says: how it is made, and the oath that it says the same."""
