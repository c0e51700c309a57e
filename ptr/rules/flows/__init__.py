"""F: flow charts.

流程图。
"""
