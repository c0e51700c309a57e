"""U: units and their codes.

单位与代码。
"""
