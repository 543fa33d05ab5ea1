# SPDX-License-Identifier: MIT
"""Numbers that look like chance, the same ones as CPython's for the same seed.

The generator is the Mersenne Twister MT19937, as Makoto Matsumoto and Takuji Nishimura published it:
624 words of 32 bits, all turned at once when the last one is used up. Everything else is made of
random(), a float below 1, and getrandbits(), an int.

A seed is an int or a float here. Distributions that need logarithms or roots are not here.
"""
import os as _os
import time as _time

__all__ = ["Random", "choice", "choices", "getrandbits", "getstate", "randbytes", "randint", "random", "randrange",
           "sample", "seed", "setstate", "shuffle", "uniform"]

_WORDS = 624
_APART = 397  # how far apart the words are that are mixed
_ALL = 0xFFFFFFFF


def _words_of_number(number):
    """The state that one word leads to."""
    words = [number & _ALL]
    for place in range(1, _WORDS):
        last = words[-1]
        words.append((1812433253 * (last ^ last >> 30) + place) & _ALL)
    return words


def _words_of_key(key):
    """The state that a list of words leads to: each is mixed in, going around, then all once more."""
    words = _words_of_number(19650218)
    place = 1

    def step(factor, added):
        nonlocal place
        last = words[place - 1]
        words[place] = ((words[place] ^ (last ^ last >> 30) * factor) + added) & _ALL
        place += 1
        if place == _WORDS:
            words[0] = words[-1]
            place = 1

    for count in range(max(_WORDS, len(key))):
        at = count % len(key)
        step(1664525, key[at] + at)
    for count in range(_WORDS - 1):
        step(1566083941, -place)
    words[0] = 0x80000000
    return words


class Random:
    """A generator with a state of its own."""

    def __init__(self, x=None):
        self.seed(x)

    # ---- the generator ----

    def seed(self, a=None, version=2):
        """Begins anew: the same seed, the same numbers."""
        if a is None:
            a = _time.time_ns() ^ _os.getpid() << 64
        elif isinstance(a, float):
            a = hash(a)
        elif not isinstance(a, int):
            raise TypeError("a seed is None, an int or a float here")
        a = abs(a)
        key = []
        while a or not key:
            key.append(a & _ALL)
            a >>= 32
        self._words = _words_of_key(key)
        self._used = _WORDS

    def _turn(self):
        """Makes 624 new words of the old ones."""
        words = self._words
        for place in range(_WORDS):
            pair = words[place] & 0x80000000 | words[place + 1 - _WORDS] & 0x7FFFFFFF
            words[place] = words[place + _APART - _WORDS] ^ pair >> 1 ^ (0x9908B0DF if pair & 1 else 0)
        self._used = 0

    def _word(self):
        """The next 32 bits."""
        if self._used == _WORDS:
            self._turn()
        word = self._words[self._used]
        self._used += 1
        word ^= word >> 11
        word ^= word << 7 & 0x9D2C5680
        word ^= word << 15 & 0xEFC60000
        return word ^ word >> 18

    def random(self):
        """A float from 0 on and below 1, a multiple of 2 ** -53."""
        high = self._word() >> 5
        return (high * 2**26 + (self._word() >> 6)) / 2**53

    def getrandbits(self, k, /):
        """An int of at most so many bits."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        result = 0
        for low in range(0, k, 32):
            result |= self._word() >> max(0, 32 - (k - low)) << low
        return result

    def getstate(self):
        return 3, (*self._words, self._used), None

    def setstate(self, state):
        version, words, _ = state
        if version != 3:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version 3")
        if len(words) != _WORDS + 1:
            raise ValueError("state vector is the wrong size")
        self._words, self._used = list(words[:-1]), words[-1]

    # ---- ints ----

    def _below(self, n):
        """An int from 0 on and below n: bits, as often as it takes."""
        if not n:
            return 0
        bits = n.bit_length()
        while True:
            number = self.getrandbits(bits)
            if number < n:
                return number

    def randrange(self, start, stop=None, step=1):
        """One of range(start, stop, step)."""
        if stop is None:
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = len(range(start, stop, step))
        if count > 0:
            return start + step * self._below(count)
        if step == 1:
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {stop - start})")
        raise ValueError("empty range for randrange()")

    def randint(self, a, b):
        """An int from a to b, both included."""
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    # ---- floats ----

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    # ---- items ----

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """So many items, each drawn from all."""
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            total, cum_weights = 0, []
            for weight in weights:
                total += weight
                cum_weights.append(total)
        if cum_weights is None:
            size = len(population) + 0.0
            return [population[int(self.random() * size)] for _ in range(k)]
        if len(cum_weights) != len(population):
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[_place(cum_weights, self.random() * total)] for _ in range(k)]

    def shuffle(self, x):
        """Mixes a list in place, from its end on."""
        for last in range(len(x) - 1, 0, -1):
            other = self._below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        """So many different items, in the order drawn."""
        if not (hasattr(population, "__getitem__") and hasattr(population, "__len__")) or isinstance(population, dict):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            population = [item for item, count in zip(population, counts) for _ in range(count)]
        size = len(population)
        if not 0 <= k <= size:
            raise ValueError("Sample larger than population or is negative")
        return self._from_pool(population, k) if size <= _pool_limit(k) else self._without_repeats(population, k)

    def _from_pool(self, population, k):
        """Takes items out of a list; the last one fills each gap."""
        pool = list(population)
        result = []
        for _ in range(k):
            place = self._below(len(pool))
            result.append(pool[place])
            pool[place] = pool[-1]
            pool.pop()
        return result

    def _without_repeats(self, population, k):
        """Draws places, and draws again where one was drawn before."""
        drawn = {}
        while len(drawn) < k:
            drawn.setdefault(self._below(len(population)))
        return [population[place] for place in drawn]


def _pool_limit(k):
    """How large a list may be to be copied, for a sample of k: about what a set of k would take."""
    limit = 1
    while limit < 3 * k:
        limit *= 4
    return 21 + (limit if k > 5 else 0)


def _place(sums, number):
    """The first place whose sum is above a number, or the last one."""
    low, high = 0, len(sums) - 1
    while low < high:
        middle = (low + high) // 2
        if number < sums[middle]:
            high = middle
        else:
            low = middle + 1
    return low


_shared = Random()
seed = _shared.seed
random = _shared.random
getrandbits = _shared.getrandbits
getstate = _shared.getstate
setstate = _shared.setstate
randrange = _shared.randrange
randint = _shared.randint
randbytes = _shared.randbytes
uniform = _shared.uniform
choice = _shared.choice
choices = _shared.choices
shuffle = _shared.shuffle
sample = _shared.sample
