"""Whether the agreed examples notice when `decide` is changed in one place.

Our own small mutators, and not a tool: tools change functions only, and the lists in which the rules look up what is nearest are half of the answer.
"""
