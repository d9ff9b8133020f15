"""Training of the cross-encoder, which reads a question and a passage together: LoRA, norms, biases and a head.

    npm run fine-tuning-texts -- --corpora DIR --to TEXTS
    python3 train_cross_encoder.py e5-small-q4.bin TEXTS STATE.npz [--from STATE.npz] [--held-out SITE,...] [--minutes 60] [--seed 1]

Of each paragraph: three questions that it answers, two that it does not, and three wrong passages among those that the search found
first. Each wrong pair is held against a right one with the same question or the same passage. Minutes are of a processor."""

import argparse
import collections
import json
import pathlib
import random

import jax.numpy as jnp
import numpy as np

from adam import descend
from encoder import MATRICES, WIDTH, additions, batch_of, embed, encode, in_half, load, save

RANK = 32
QUESTION, PAIR, MEAN = 32, 112, 96
"""Pieces of a question, of a question and a passage at most, and in the mean of a batch."""
ROWS, PER_PASSAGE = 48, 8
SCALE = 10
RATE, WARM_UP = 8e-4, 20
SPEEDS = {'lora': 1, 'small': 0.3, 'head': 0.3}
NEAR_COPY = 0.85
ORDER = 0.7
"""Weight of the order of right and wrong beside each of them alone."""


def joined(question, passage):
    """`<s> query: … </s> passage: … </s>`, the passage cut."""
    return (question[:QUESTION] + passage[1:])[:PAIR]


def read(folder, held_out):
    """{(site, code): passage}, and by that what is asked of it: {answered, missed: [(ids, wrong passages)]}."""
    lines = lambda name: map(json.loads, (pathlib.Path(folder) / name).read_text().splitlines())
    passages = {(line['site'], line['code']): line['ids'] for line in lines('passages.jsonl')}
    asked = collections.OrderedDict()
    for line in lines('pairs.jsonl'):
        place = line['site'], line['code']
        if line['site'] in held_out or place not in passages:
            continue
        wrong = [(line['site'], code) for code in line['wrong']]
        kinds = asked.setdefault(place, {'answered': [], 'missed': []})
        kinds[line['kind']].append((line['ids'], wrong))
    return passages, {place: kinds for place, kinds in asked.items() if kinds['answered']}


class Pairs:
    def __init__(self, passages, asked, alike, seed):
        self.passages, self.asked, self.alike = passages, asked, alike
        self.rng = random.Random(seed)
        self.order = []

    def rows_of(self, place):
        """(ids, whether it is answered, which earlier row it is held against or None) of a paragraph."""
        rng, kinds = self.rng, self.asked[place]
        right = rng.sample(kinds['answered'], min(3, len(kinds['answered'])))
        rows = [(joined(ids, self.passages[place]), 1, None) for ids, _ in right]
        for ids, _ in rng.sample(kinds['missed'], min(2, len(kinds['missed']))):
            rows.append((joined(ids, self.passages[place]), 0, rng.randrange(len(right))))
        for at, (ids, wrong) in enumerate(right):
            wrong = [one for one in wrong if not self.alike(place, one)]
            if wrong:
                other = wrong[int(rng.random() ** 2 * len(wrong))]
                rows.append((joined(ids, self.passages[other]), 0, at))
        return rows

    def batch(self):
        rows = []
        while len(rows) <= ROWS - PER_PASSAGE:
            self.order = self.order or self.rng.sample(list(self.asked), len(self.asked))
            start = len(rows)
            rows += [(ids, right, None if at is None else start + at) for ids, right, at in self.rows_of(self.order.pop())]
        real = len(rows)
        rows += [([0, 2], 0, None)] * (ROWS - real)
        length = PAIR
        while sum(min(len(ids), length) for ids, *_ in rows) > MEAN * ROWS:
            length -= 1
        texts = [ids if len(ids) <= length else ids[: length - 1] + ids[-1:] for ids, *_ in rows]
        held = np.array([-1 if at is None else at for *_, at in rows], np.int32)
        right = np.array([right for _, right, _ in rows], np.float32)
        return batch_of(texts, MEAN * ROWS, PAIR), right, held, (np.arange(ROWS) < real).astype(np.float32)


def odds(fixed, trained, batch):
    """Logarithms of the odds that the passage of each pair answers its question."""
    vectors = encode(fixed, trained['small'], trained['lora'], batch)
    return SCALE * (vectors @ trained['head']['w']) + trained['head']['b'][0]


def loss(trained, fixed, batch, right, held, real):
    s = odds(fixed, trained, batch)
    alone = ((jnp.logaddexp(0, s) - right * s) * real).sum() / real.sum()
    is_held = held >= 0
    order = (jnp.logaddexp(0, s - s[jnp.maximum(held, 0)]) * is_held).sum() / jnp.maximum(1, is_held.sum())
    return alone + ORDER * order


def begun(small, path, seed):
    """What is trained, at the start: from nothing, or from a state with additions of no higher rank."""
    rng = np.random.default_rng(seed)
    trained = {
        'lora': additions(RANK, seed),
        'small': dict(small),
        'head': {'w': jnp.asarray(rng.normal(0, 0.02, WIDTH), jnp.float32), 'b': jnp.zeros(1)},
    }
    if path is None:
        return trained
    state = np.load(path)
    for name in MATRICES:
        for side, axis in (('A', 2), ('B', 1)):
            before = state[f'{name}.{side}']
            place = [slice(None)] * 3
            place[axis] = slice(0, before.shape[axis])
            trained['lora'][name][side] = trained['lora'][name][side].at[tuple(place)].set(before)
    trained['small'] = {name: jnp.asarray(state[f'small:{name}']) for name in small}
    if 'head:w' in state:
        trained['head'] = {name: jnp.asarray(state[f'head:{name}']) for name in 'wb'}
    return trained


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('weights')
    arguments.add_argument('texts')
    arguments.add_argument('state')
    arguments.add_argument('--from', dest='before')
    arguments.add_argument('--held-out', default='')
    arguments.add_argument('--minutes', type=float, default=60)
    arguments.add_argument('--seed', type=int, default=1)
    options = arguments.parse_args()
    fixed, small = load(options.weights)
    passages, asked = read(options.texts, set(options.held_out.split(',')))
    print(len(asked), 'passages,', sum(len(some) for kinds in asked.values() for some in kinds.values()), 'questions', flush=True)
    vectors = embed(fixed, small, None, list(passages.values()))
    vectors = vectors - vectors.mean(0)
    vectors = dict(zip(passages, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)))
    pairs = Pairs(passages, asked, lambda one, other: vectors[one] @ vectors[other] >= NEAR_COPY, options.seed)
    halved = in_half(fixed)
    trained = begun(small, options.before, options.seed)
    trained = descend(lambda t, *batch: loss(t, halved, *batch), trained, SPEEDS, pairs.batch, options.minutes, RATE, WARM_UP)
    save(options.state, trained)


if __name__ == '__main__':
    main()
