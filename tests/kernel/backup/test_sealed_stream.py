from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.backup import sealed_stream
from gatepost.kernel.backup.entries import EntryReader, EntryWriter
from gatepost.kernel.backup.sealed_stream import SealedReader, SealedWriter, StreamBroken

KEY, OTHER = bytes(32), bytes([1] * 32)
TAG = 16
HEAD = {"made_at": "2020-02-10"}


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(sealed_stream, "CHUNK_BYTES", 10)


def sealed(data, *, head=HEAD):
    file = io.BytesIO()
    writer = SealedWriter(file, head, KEY)
    writer.write(data)
    writer.close()
    return file.getvalue()


def opened(raw, key=KEY):
    return b"".join(SealedReader(io.BytesIO(raw)).chunks(key))


def body_of(raw):
    return raw[raw.index(b"}") + 1 :]


def with_body(raw, body):
    return raw[: raw.index(b"}") + 1] + body


@pytest.mark.parametrize("length", [0, 1, 9, 10, 11, 19, 20, 21, 30, 500])
def test_what_was_sealed_opens(length):
    data = bytes(n % 251 for n in range(length))
    assert opened(sealed(data)) == data


def test_the_head_is_for_everybody():
    assert SealedReader(io.BytesIO(sealed(b"x"))).head == HEAD


def test_nothing_of_it_is_in_the_clear():
    assert b"13900001234" not in sealed(b"13900001234")


def test_another_key_opens_nothing():
    with pytest.raises(StreamBroken):
        opened(sealed(b"x" * 25), OTHER)


@pytest.mark.parametrize("length", [0, 10, 25])
def test_a_flipped_bit_is_noticed_wherever_it_is(length):
    raw = sealed(b"x" * length)
    taken = []
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        try:
            taken.append((place, opened(changed)))
        except StreamBroken:
            continue
    assert taken == []


@pytest.mark.parametrize("length", [0, 10, 20, 25])
def test_a_missing_end_is_noticed_wherever_it_was_cut(length):
    raw = sealed(b"x" * length)
    taken = []
    for place in range(len(raw)):
        try:
            taken.append((place, opened(raw[:place])))
        except StreamBroken:
            continue
    assert taken == []


def test_chunks_cannot_change_places():
    raw = sealed(b"a" * 10 + b"b" * 10 + b"c")
    body = body_of(raw)
    one, two, rest = body[: 10 + TAG], body[10 + TAG : 2 * (10 + TAG)], body[2 * (10 + TAG) :]
    with pytest.raises(StreamBroken):
        opened(with_body(raw, two + one + rest))


def test_nothing_can_be_added_at_the_end():
    raw = sealed(b"a" * 15)
    with pytest.raises(StreamBroken):
        opened(raw + body_of(raw))


def test_a_body_belongs_to_its_head():
    with pytest.raises(StreamBroken):
        opened(with_body(sealed(b"a", head={"made_at": "2020-02-11"}), body_of(sealed(b"a"))))


@pytest.mark.parametrize("raw", [b"", b"GATEPOST", b"PK\x03\x04" + b"x" * 60, b"GATEPOST BACKUP 1\n\xff\xff\xff\xff{}"])
def test_another_file_is_none_of_ours(raw):
    with pytest.raises(StreamBroken):
        SealedReader(io.BytesIO(raw))


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=20), st.lists(st.binary(max_size=40), max_size=4)), max_size=5),
    st.integers(1, 17),
)
def test_parts_come_back_as_they_were_put_in(parts, cut):
    written = bytearray()
    writer = EntryWriter(written.extend)
    for name, blocks in parts:
        writer.add(name, iter(blocks))
    writer.end()
    chunks = (bytes(written[n : n + cut]) for n in range(0, len(written), cut))
    read = [(name, b"".join(content)) for name, content in EntryReader(chunks)]
    assert read == [(name, b"".join(blocks)) for name, blocks in parts]


def test_a_part_that_is_not_read_is_skipped():
    written = bytearray()
    writer = EntryWriter(written.extend)
    writer.add("first", iter([b"abc", b"def"]))
    writer.add("second", iter([b"x"]))
    writer.end()
    found = {}
    for name, content in EntryReader(iter([bytes(written)])):
        found[name] = next(content)
    assert found == {"first": b"abc", "second": b"x"}


def test_parts_without_their_end_are_broken():
    written = bytearray()
    EntryWriter(written.extend).add("first", iter([b"abc"]))
    with pytest.raises(StreamBroken):
        list(EntryReader(iter([bytes(written)])))
