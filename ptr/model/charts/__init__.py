"""The steps of a flow chart as a graph, and whether a use followed them."""
