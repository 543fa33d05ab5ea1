# SPDX-License-Identifier: MIT
"""Where memory was allocated: snapshots of the traces, and statistics over them.

The traces themselves are kept by _tracemalloc, in C. A snapshot copies them out as tuples, the
most recent frame first:

    (domain, size, ((file name, line), ...), number of frames there were)

Everything below works on such tuples, and makes objects of them only when somebody looks.
"""
import fnmatch
import linecache
from _tracemalloc import (
    _get_object_traceback,
    _get_traces,
    clear_traces,
    get_traceback_limit,
    get_traced_memory,
    get_tracemalloc_memory,
    is_tracing,
    reset_peak,
    start,
    stop,
)

__all__ = [
    "DomainFilter", "Filter", "Frame", "Snapshot", "Statistic", "StatisticDiff", "Trace",
    "Traceback", "clear_traces", "get_object_traceback", "get_traceback_limit",
    "get_traced_memory", "get_tracemalloc_memory", "is_tracing", "reset_peak", "start", "stop",
    "take_snapshot",
]


def _format_size(size, sign):
    """A number of bytes for people, with a sign if that is asked for."""
    units = ("B", "KiB", "MiB", "GiB", "TiB")
    step = 0
    while step < len(units) - 1 and abs(size) >= 10 * 1024:
        size /= 1024
        step += 1
    digits = 1 if step > 0 and abs(size) < 100 else 0
    return ("%+.*f %s" if sign else "%.*f %s") % (digits, size, units[step])


class _Comparable:
    """Ordering by one key: all frames, tracebacks and so on sort by what they hold."""

    __slots__ = ()

    def _key(self):
        raise NotImplementedError

    def __eq__(self, other):
        return self._key() == other._key() if type(other) is type(self) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if type(other) is type(self) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if type(other) is type(self) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if type(other) is type(self) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash(self._key())


# ---- frames, tracebacks, traces --------------------------------------------------------------------


class Frame(_Comparable):
    """One line of a program."""

    __slots__ = ("_frame",)

    def __init__(self, frame):
        self._frame = frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def _key(self):
        return self._frame

    def __str__(self):
        return "%s:%s" % self._frame

    def __repr__(self):
        return "<Frame filename=%r lineno=%r>" % self._frame


class Traceback(_Comparable):
    """The lines that led to an allocation, a sequence of frames: the most recent one last."""

    __slots__ = "_frames", "_total_nframe"

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        """How many frames there were before the limit cut them; None if unknown."""
        return self._total_nframe

    def _key(self):
        return self._frames

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([Frame(frame) for frame in self._frames[index]])
        return Frame(self._frames[index])

    def __iter__(self):
        for frame in self._frames:
            yield Frame(frame)

    def __reversed__(self):
        for frame in reversed(self._frames):
            yield Frame(frame)

    def __contains__(self, frame):
        return frame._frame in self._frames

    def count(self, frame):
        return self._frames.count(frame._frame)

    def index(self, frame):
        return self._frames.index(frame._frame)

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        text = "<Traceback %r" % (tuple(self),)
        if self._total_nframe is not None:
            text += " total_nframe=%s" % self._total_nframe
        return text + ">"

    def format(self, limit=None, most_recent_first=False):
        """The frames as lines of text, each with its source line where that can be read.

        With a limit only that many of the most recent frames; if it is negative, all but that many
        of the most recent ones.
        """
        frames = list(self)
        if limit is not None:
            frames = frames[-limit:] if limit > 0 else frames[:limit]
        if most_recent_first:
            frames.reverse()
        lines = []
        for frame in frames:
            lines.append('  File "%s", line %s' % frame._frame)
            source = linecache.getline(frame.filename, frame.lineno).strip()
            if source:
                lines.append("    " + source)
        return lines


def get_object_traceback(obj):
    """Where an object was allocated, or None if that is not known."""
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


class Trace(_Comparable):
    """One allocated block."""

    __slots__ = ("_trace",)

    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def _key(self):
        return self._trace

    def __lt__(self, other):
        return NotImplemented

    __le__ = __gt__ = __ge__ = __lt__

    def __str__(self):
        return "%s: %s" % (self.traceback, _format_size(self.size, False))

    def __repr__(self):
        return "<Trace domain=%s size=%s, traceback=%r>" % (
            self.domain, _format_size(self.size, False), self.traceback)


class _Traces(_Comparable):
    """The traces of a snapshot: a sequence that makes Trace objects as they are asked for."""

    __slots__ = ("_traces",)

    def __init__(self, traces):
        self._traces = traces

    def _key(self):
        return self._traces

    __hash__ = None

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([Trace(trace) for trace in self._traces[index]])
        return Trace(self._traces[index])

    def __iter__(self):
        for trace in self._traces:
            yield Trace(trace)

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __repr__(self):
        return "<Traces len=%s>" % len(self)


# ---- statistics ------------------------------------------------------------------------------------


class Statistic(_Comparable):
    """What was allocated at one place."""

    __slots__ = "traceback", "size", "count"

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def _key(self):
        return self.traceback, self.size, self.count

    def __lt__(self, other):
        return NotImplemented

    __le__ = __gt__ = __ge__ = __lt__

    def __str__(self):
        text = "%s: size=%s, count=%i" % (
            self.traceback, _format_size(self.size, False), self.count)
        if self.count:
            text += ", average=%s" % _format_size(self.size / self.count, False)
        return text

    def __repr__(self):
        return "<Statistic traceback=%r size=%i count=%i>" % (
            self.traceback, self.size, self.count)

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff(_Comparable):
    """How what was allocated at one place differs between two snapshots."""

    __slots__ = "traceback", "size", "size_diff", "count", "count_diff"

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def _key(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __lt__(self, other):
        return NotImplemented

    __le__ = __gt__ = __ge__ = __lt__

    def __str__(self):
        text = "%s: size=%s (%s), count=%i (%+i)" % (
            self.traceback, _format_size(self.size, False), _format_size(self.size_diff, True),
            self.count, self.count_diff)
        if self.count:
            text += ", average=%s" % _format_size(self.size / self.count, False)
        return text

    def __repr__(self):
        return "<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>" % (
            self.traceback, self.size, self.size_diff, self.count, self.count_diff)

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


def _place_of(frames, key_type):
    """Which group a trace belongs to, as a tuple of frames."""
    if key_type == "traceback":
        return frames
    filename, lineno = frames[0]
    return ((filename, lineno if key_type == "lineno" else 0),)


def _group(traces, key_type, cumulative):
    """Adds traces up: a dict from frames to [size, count]."""
    groups = {}
    for _, size, frames, _ in traces:
        if cumulative:
            # A block counts at each of its frames, twice where a function calls itself.
            places = [_place_of((frame,), key_type) for frame in frames]
        else:
            places = (_place_of(frames, key_type),)
        for place in places:
            group = groups.get(place)
            if group is None:
                groups[place] = [size, 1]
            else:
                group[0] += size
                group[1] += 1
    return groups


# ---- filters ---------------------------------------------------------------------------------------


def _normalize(filename):
    return filename[:-1] if filename.endswith(".pyc") else filename


class BaseFilter:
    """Lets traces through, or keeps them away."""

    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    """Traces by file and line."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = _normalize(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _match_place(self, filename, lineno):
        return (fnmatch.fnmatch(_normalize(filename), self._filename_pattern)
                and (self.lineno is None or lineno == self.lineno))

    def _match_frame(self, filename, lineno):
        """Whether a trace with only this frame passes."""
        return self._match_place(filename, lineno) == bool(self.inclusive)

    def _match_traceback(self, traceback):
        """Whether a trace with these frames passes."""
        frames = traceback if self.all_frames else traceback[:1]
        found = any([self._match_place(*frame) for frame in frames])
        return found == bool(self.inclusive)

    def _match(self, trace):
        domain, size, frames, total_nframe = trace
        passes = self._match_traceback(frames)
        if self.domain is None:
            return passes
        if self.inclusive:
            return passes and domain == self.domain
        return passes or domain != self.domain


class DomainFilter(BaseFilter):
    """Traces by domain."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self._domain) == bool(self.inclusive)


# ---- snapshots -------------------------------------------------------------------------------------

_FIRST_LINE = "ouroboros tracemalloc snapshot 1\n"


class Snapshot:
    """All traces at one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Writes the snapshot to a file, for load().

        The format is text. First a line that names it, then the limit of frames. Then one line per
        trace: domain, size, number of frames there were, and for each stored frame its line and the
        number of its file, all separated by spaces. Then, after an empty line, the file names, one
        per line, as Python literals; the first one has the number 0. Last, after another empty line,
        what else was stored in the snapshot: a name, a space, and an int or a str as a literal.
        """
        others = [(name, value) for name, value in self.__dict__.items()
                  if name not in ("traces", "traceback_limit")]
        for name, value in others:
            if type(value) not in (int, str):
                raise TypeError("cannot dump the attribute %r of type %s" % (name, type(value).__name__))
        numbers = {}
        with open(filename, "w") as file:
            file.write(_FIRST_LINE)
            file.write("%s\n" % self.traceback_limit)
            for domain, size, frames, total_nframe in self.traces._traces:
                words = [domain, size, total_nframe]
                for name, lineno in frames:
                    words += (lineno, numbers.setdefault(name, len(numbers)))
                file.write(" ".join([str(word) for word in words]) + "\n")
            file.write("\n")
            for name in numbers:
                file.write("%a\n" % (name,))
            file.write("\n")
            for name, value in others:
                file.write("%s %a\n" % (name, value))

    @staticmethod
    def load(filename):
        """Reads a snapshot that dump() wrote."""
        with open(filename) as file:
            lines = file.readlines()
        if len(lines) < 3 or lines[0] != _FIRST_LINE:
            raise ValueError("not a snapshot: %r" % (filename,))
        end = lines.index("\n", 2)
        names_end = lines.index("\n", end + 1)
        names = [_read_literal(line[:-1]) for line in lines[end + 1:names_end]]
        traces = []
        for line in lines[2:end]:
            numbers = [int(word) for word in line.split()]
            frames = tuple([(names[numbers[i + 1]], numbers[i])
                            for i in range(3, len(numbers), 2)])
            traces.append((numbers[0], numbers[1], frames, numbers[2]))
        snapshot = Snapshot(traces, int(lines[1]))
        for line in lines[names_end + 1:]:
            name, _, literal = line[:-1].partition(" ")
            setattr(snapshot, name, _read_literal(literal))
        return snapshot

    def filter_traces(self, filters):
        """A new snapshot with the traces that pass: at least one inclusive filter, if there is any,
        and every exclusive one."""
        try:
            iter(filters)
        except TypeError:
            raise TypeError("filters must be a list of filters, not %s" %
                            type(filters).__name__) from None
        if not filters:
            return Snapshot(self.traces._traces.copy(), self.traceback_limit)
        inclusive = [item for item in filters if item.inclusive]
        exclusive = [item for item in filters if not item.inclusive]
        kept = [trace for trace in self.traces._traces
                if (not inclusive or any([item._match(trace) for item in inclusive]))
                and all([item._match(trace) for item in exclusive])]
        return Snapshot(kept, self.traceback_limit)

    def _grouped(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError("unknown key_type: %r" % (key_type,))
        if cumulative and key_type not in ("lineno", "filename"):
            raise ValueError("cumulative mode cannot by used with key type %r" % key_type)
        return _group(self.traces._traces, key_type, cumulative)

    def statistics(self, key_type, cumulative=False):
        """What was allocated at each place, the largest first."""
        result = [Statistic(Traceback(frames), size, count)
                  for frames, (size, count) in self._grouped(key_type, cumulative).items()]
        result.sort(reverse=True, key=Statistic._sort_key)
        return result

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """What has changed at each place since an older snapshot, the largest change first."""
        new = self._grouped(key_type, cumulative)
        old = old_snapshot._grouped(key_type, cumulative)
        result = []
        for frames, (size, count) in new.items():
            old_size, old_count = old.pop(frames, (0, 0))
            result.append(StatisticDiff(Traceback(frames), size, size - old_size, count,
                                        count - old_count))
        for frames, (size, count) in old.items():
            result.append(StatisticDiff(Traceback(frames), 0, -size, 0, -count))
        result.sort(reverse=True, key=StatisticDiff._sort_key)
        return result


def _read_literal(text):
    """Reads what %a wrote of a str or an int."""
    if text[0] not in "'\"":
        return int(text)
    plain = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "r": "\r", "t": "\t"}
    digits = {"x": 2, "u": 4, "U": 8}
    parts = []
    i = 1
    while i < len(text) - 1:
        char = text[i]
        i += 1
        if char == "\\":
            kind = text[i]
            i += 1
            if kind in plain:
                char = plain[kind]
            else:
                width = digits[kind]
                char = chr(int(text[i:i + width], 16))
                i += width
        parts.append(char)
    return "".join(parts)


def take_snapshot():
    """Copies all traces."""
    if not is_tracing():
        raise RuntimeError(
            "the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())
