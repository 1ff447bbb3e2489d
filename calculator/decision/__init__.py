"""The decision: sample first, or straight to mass production?"""
