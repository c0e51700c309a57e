"""S: shape of a document.

结构。
"""
