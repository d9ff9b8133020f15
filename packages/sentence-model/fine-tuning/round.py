"""Rounds a trained state to the sixteen values of 4 bits that the published weights have, and writes what that changes.

    python3 round.py e5-small-q4.bin TEXTS STATE.npz changes.gz             of train.py
    python3 round.py e5-small-q4.bin TEXTS STATE.npz cross-encoder.gz       of train_cross_encoder.py

The published scales stay, so that a change is a whole number of steps. What rounding a column loses is made good by the columns after
it, by the second moments of what the matrix multiplies (GPTQ, Frantar et al. 2022). `build/fine-tuning.ts` says what the file holds."""

import gzip
import json
import pathlib
import sys

import jax
import jax.numpy as jnp
import numpy as np

from encoder import (
    BLOCK,
    HEADS,
    LAYERS,
    MATRICES,
    ROWS_AND_COLUMNS,
    WIDTH,
    batch_of,
    blocks_of,
    by_text,
    in_line,
    load,
    norm,
    small_names,
    tensors_of,
)
from train_cross_encoder import SCALE, joined

DAMPING = 0.01
TEXTS = 640
LENGTH, TOGETHER = 112, 32
INPUT = {'q': 'input', 'k': 'input', 'v': 'input', 'ao': 'mixed', 'fi': 'attended', 'fo': 'inner'}
"""What each matrix multiplies."""


def moments(fixed, small, lora, texts):
    """x.T @ x of what the matrices of each layer multiply, by (layer, name)."""

    @jax.jit
    def of(batch):
        ids, position, text, places = batch
        way, (count, length) = (text, position, places), places.shape
        real = (text >= 0).astype(jnp.float32)[:, None]
        x = norm(fixed['words'][ids] + fixed['positions'][position], small['emb.ln.w'], small['emb.ln.b'])
        unseen = jnp.where(places < ids.shape[0], 0.0, -1e9)[:, None, None, :]
        found = {}
        for n in range(LAYERS):

            def linear(name, x):
                added = (x @ lora[f'{name}.A'][n]) @ lora[f'{name}.B'][n]
                return x @ fixed[name][n] + added + small[f'l{n}.{name}.b']

            def count_in(name, x):
                found[n, name] = (x * real).T @ (x * real)

            count_in('input', x)
            q, k, v = (by_text(linear(name, x), *way).reshape(count, length, HEADS, -1) for name in 'qkv')
            scores = jnp.einsum('blhd,bmhd->bhlm', q, k) / np.sqrt(WIDTH // HEADS) + unseen
            mixed = jnp.einsum('bhlm,bmhd->blhd', jax.nn.softmax(scores, -1), v).reshape(count, length, WIDTH)
            mixed = in_line(mixed, *way)
            count_in('mixed', mixed)
            x = norm(x + linear('ao', mixed), small[f'l{n}.aln.w'], small[f'l{n}.aln.b'])
            count_in('attended', x)
            inner = jax.nn.gelu(linear('fi', x), approximate=False)
            count_in('inner', inner)
            x = norm(x + linear('fo', inner), small[f'l{n}.oln.w'], small[f'l{n}.oln.b'])
        return found

    total = {}
    for at in range(0, len(texts), TOGETHER):
        part = [ids[:LENGTH] for ids in texts[at : at + TOGETHER]]
        part += [[0, 2]] * (TOGETHER - len(part))
        for place, value in of(batch_of(part, TOGETHER * LENGTH, LENGTH)).items():
            total[place] = total.get(place, 0) + np.asarray(value, np.float64)
    return total


def rounded(matrix, scales, moment):
    """Weights from -8 to 7, [rows, columns], of a matrix [rows, columns] whose blocks have these scales."""
    matrix = matrix.astype(np.float64).copy()
    columns = matrix.shape[1]
    moment = moment + np.eye(columns) * DAMPING * np.diag(moment).mean()
    upper = np.linalg.cholesky(np.linalg.inv(moment)).T
    result = np.zeros(matrix.shape, np.int8)
    for start in range(0, columns, BLOCK):
        lost = np.zeros((matrix.shape[0], BLOCK))
        scale = scales[:, start // BLOCK].astype(np.float64)
        for at in range(start, start + BLOCK):
            nearest = np.clip(np.rint(matrix[:, at] / np.where(scale == 0, 1, scale)), -8, 7)
            result[:, at] = nearest
            lost[:, at - start] = (matrix[:, at] - nearest * scale) / upper[at, at]
            matrix[:, at : start + BLOCK] -= lost[:, at - start, None] * upper[at, at : start + BLOCK]
        matrix[:, start + BLOCK :] -= lost @ upper[start : start + BLOCK, start + BLOCK :]
    return result


def lines_of(folder, name):
    return [json.loads(line) for line in pathlib.Path(folder, f'{name}.jsonl').open()]


def texts_in(folder):
    return [line['ids'] for name in ('passages', 'questions') for line in lines_of(folder, name)]


def pairs_in(folder):
    passages = {(line['site'], line['code']): line['ids'] for line in lines_of(folder, 'passages')}
    return [joined(line['ids'], passages[line['site'], line['code']]) for line in lines_of(folder, 'pairs')]


def main(weights, folder, state, to):
    tensors, trained = tensors_of(weights), np.load(state)
    fixed, _ = load(weights)
    small = {name: trained[f'small:{name}'] for name in small_names()}
    lora = {name: trained[name] for name in trained if ':' not in name}
    has_head = 'head:w' in trained
    texts = pairs_in(folder) if has_head else texts_in(folder)
    found = moments(fixed, small, {k: jnp.asarray(v) for k, v in lora.items()}, texts[:: max(1, len(texts) // TEXTS)])
    names, steps = [], []
    for n in range(LAYERS):
        for name in MATRICES:
            tensor = f'l{n}.{name}.w'
            scales, before = blocks_of(tensors[tensor])
            matrix = np.asarray(fixed[name][n]).T + (lora[f'{name}.A'][n] @ lora[f'{name}.B'][n]).T
            after = rounded(matrix, scales.reshape(ROWS_AND_COLUMNS[name][0], -1), found[n, INPUT[name]])
            names.append(tensor)
            steps.append((after.reshape(-1, BLOCK) - before).astype(np.int8))
    changed = sum(int((step != 0).sum()) for step in steps) / sum(step.size for step in steps)
    print(f'{changed:.3f} of all weights change')
    head = {'head.w': SCALE * trained['head:w'], 'head.b': trained['head:b']} if has_head else {}
    added = {'added': {name: len(values) for name, values in head.items()}} if has_head else {}
    header = json.dumps({'floats': small_names(), **added, 'steps': names})
    floats = [values.astype('<f4').tobytes() for values in [*(small[name] for name in small_names()), *head.values()]]
    data = b''.join([header.encode(), b'\n', *floats, *(step.tobytes() for step in steps)])
    pathlib.Path(to).write_bytes(gzip.compress(data, 9, mtime=0))


main(*sys.argv[1:])
