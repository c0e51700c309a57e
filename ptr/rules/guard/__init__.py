"""G: guarding who may change what.

守护（谁能改什么）。
"""
