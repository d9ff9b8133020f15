"""Fine-tuning of the sentence model on questions written for paragraphs: LoRA, norms and biases.

    pip install "jax[cpu]==0.10.2" numpy==2.4.6
    npm run fine-tuning-texts -- --corpora DIR --to TEXTS
    python3 train.py e5-small-q4.bin TEXTS STATE.npz [--held-out SITE,...] [--minutes 10,18]

First the reading of questions alone, against the vectors that passages have: every passage of a site is a negative and costs nothing.
Then that of questions and passages together. A near miss is a negative of the paragraph that it was written for. Minutes are of a
processor."""

import argparse
import collections
import json
import pathlib
import random

import jax
import jax.numpy as jnp
import numpy as np

from adam import descend
from encoder import additions, batch_of, embed, encode, in_half, load, save

TEMPERATURE = 0.02
RANK = 16
QUESTION, PASSAGE = 28, 96
"""Pieces of a text that are read."""
SPEEDS, WARM_UP = {'lora': 1, 'small': 0.2}, 10
NEAR_COPY, SAME_SUBJECT = 0.85, 0.6
"""From these cosines on, mean vector taken off, two passages say the same; and, on other sites, may answer the same question."""


def read(folder, held_out):
    """Passages with their questions, of sites that are not held out: a list of {site, ids, questions, near}."""
    lines = lambda name: map(json.loads, (pathlib.Path(folder) / name).read_text().splitlines())
    passages = collections.OrderedDict(
        ((line['site'], line['code']), {**line, 'questions': [], 'near': None})
        for line in lines('passages.jsonl')
        if line['site'] not in held_out and len(line['ids']) > 8
    )
    for line in lines('questions.jsonl'):
        passage = passages.get((line['site'], line['code']))
        if passage is None:
            continue
        ids = line['ids'][:QUESTION]
        if line['kind'] == 'nearMiss':
            passage['near'] = ids
        else:
            passage['questions'].append(ids)
    return list(passages.values())


class Likeness:
    """How alike passages are, and which of them are of one site."""

    def __init__(self, passages, vectors):
        centred = vectors - vectors.mean(0)
        self.vectors = centred / np.linalg.norm(centred, axis=1, keepdims=True)
        names = {name: at for at, name in enumerate(sorted({p['site'] for p in passages}))}
        self.sites = np.array([names[p['site']] for p in passages])

    def between(self, some, others):
        return self.vectors[some] @ self.vectors[others].T, self.sites[some][:, None] == self.sites[others][None]


def shortened(texts, tokens, length):
    """Texts that fit `tokens` pieces together: the longest are cut, their last piece stays."""
    while sum(min(len(t), length) for t in texts) > tokens:
        length -= 1
    return [t if len(t) <= length else t[: length - 1] + t[-1:] for t in texts]


def shuffled(rng, items):
    """Items without an end, each as often as any other."""
    while True:
        yield from rng.sample(items, len(items))


def contrast(own, others, allowed):
    """Cross-entropy of what is right among what is allowed to be wrong."""
    return jnp.logaddexp(own, jax.nn.logsumexp(jnp.where(allowed, others, -1e9), 1)) - own


class Questions:
    """Batches of questions, against all passages as they were."""

    SIZE, NEAR, ELSEWHERE = 128, 32, 256

    def __init__(self, passages, vectors, seed):
        self.passages, self.vectors = passages, vectors
        self.likeness = Likeness(passages, vectors)
        self.rng, self.chance = random.Random(seed), np.random.default_rng(seed)
        pairs = [(ids, at) for at, p in enumerate(passages) for ids in p['questions']]
        self.pairs = shuffled(self.rng, pairs)

    def batch(self):
        taken = [next(self.pairs) for _ in range(self.SIZE)]
        near = [(self.passages[at]['near'], at) for _, at in taken if self.passages[at]['near']][: self.NEAR]
        idle = [([0, 2], 0)] * (self.NEAR - len(near))
        texts = [ids for ids, _ in taken + near + idle]
        right = np.array([at for _, at in taken], np.int32)
        about = np.array([at for _, at in taken + near + idle], np.int32)
        count = len(self.passages)
        alike, same_site = self.likeness.between(right, np.arange(count))
        drawn = np.isin(np.arange(count), self.chance.choice(count, min(count, self.ELSEWHERE), replace=False))
        wrong = (same_site & (alike < NEAR_COPY)) | (drawn[None] & (alike < SAME_SUBJECT))
        wrong[np.arange(self.SIZE), right] = False
        # For a passage: questions of other passages, and the near miss of its own.
        strange = alike[:, about] < SAME_SUBJECT
        strange[:, : self.SIZE] &= right[:, None] != right[None]
        strange[:, self.SIZE :] |= right[:, None] == about[None, self.SIZE :]
        strange[:, self.SIZE + len(near) :] = False
        tokens = 14 * len(texts)
        return batch_of(shortened(texts, tokens, QUESTION), tokens, QUESTION), right, wrong, strange

    def loss(self, fixed, trained, batch, right, wrong, strange):
        vectors = jnp.asarray(self.vectors)
        q = encode(fixed, trained['small'], trained['lora'], batch)
        own = (q[: self.SIZE] * vectors[right]).sum(1) / TEMPERATURE
        to_passage = contrast(own, q[: self.SIZE] @ vectors.T / TEMPERATURE, wrong)
        to_question = contrast(own, vectors[right] @ q.T / TEMPERATURE, strange)
        return to_passage.mean() + 0.5 * to_question.mean()


class Both:
    """Batches of passages, by six of one site and like subjects, each with two of its questions and, every other time, its near miss."""

    PASSAGES, PER, ALIKE = 48, 2, 6
    QUESTIONS = PASSAGES * 2 + PASSAGES * 3 // 4

    def __init__(self, passages, vectors, seed):
        self.passages = [passage for passage in passages if passage['questions']]
        kept = [at for at, p in enumerate(passages) if p['questions']]
        self.likeness = Likeness(self.passages, vectors[kept])
        self.rng = random.Random(seed)
        self.order = shuffled(self.rng, range(len(self.passages)))

    def chosen(self):
        chosen = []
        while len(chosen) < self.PASSAGES:
            first = next(self.order)
            if first in chosen:
                continue
            alike, same_site = self.likeness.between([first], np.arange(len(self.passages)))
            near = np.argsort(-np.where(same_site, alike, -1)[0])[:25]
            near = [at for at in map(int, near) if at not in chosen and at != first and same_site[0, at] and alike[0, at] < 0.9]
            chosen += [first, *self.rng.sample(near, min(len(near), self.ALIKE - 1))]
        return chosen[: self.PASSAGES]

    def batch(self):
        chosen = self.chosen()
        rows = []
        for at, passage in enumerate(self.passages[one] for one in chosen):
            some = self.rng.sample(passage['questions'], min(self.PER, len(passage['questions'])))
            rows += [(ids, at, True) for ids in some]
        for at, passage in enumerate(self.passages[one] for one in chosen):
            if passage['near'] and self.rng.random() < 0.5:
                rows.append((passage['near'], at, False))
        rows = rows[: self.QUESTIONS]
        real = np.arange(self.QUESTIONS) < len(rows)
        rows += [([0, 2], 0, False)] * (self.QUESTIONS - len(rows))
        about, answered = np.array([at for _, at, _ in rows], np.int32), np.array([is_ for *_, is_ in rows])
        alike, same_site = self.likeness.between(np.array(chosen), np.array(chosen))
        other = (same_site & (alike < NEAR_COPY)) | (alike < SAME_SUBJECT)
        np.fill_diagonal(other, False)
        wrong = other[about]
        strange = wrong & real[:, None]
        misses = np.where(real & ~answered)[0]
        strange[misses] = False
        strange[misses, about[misses]] = True
        questions, passages = 14 * self.QUESTIONS, 72 * self.PASSAGES
        texts = [self.passages[at]['ids'] for at in chosen]
        return (
            batch_of(shortened([ids for ids, *_ in rows], questions, QUESTION), questions, QUESTION),
            batch_of(shortened(texts, passages, PASSAGE), passages, PASSAGE),
            *(about, answered, wrong, strange),
        )

    def loss(self, fixed, trained, questions, passages, about, answered, wrong, strange):
        q = encode(fixed, trained['small'], trained['lora'], questions)
        p = encode(fixed, trained['small'], trained['lora'], passages)
        scores = q @ p.T / TEMPERATURE
        own = jnp.take_along_axis(scores, about[:, None], 1)[:, 0]
        to_passage = contrast(own, scores, wrong)
        to_question = contrast(own, scores.T[about], strange.T[about])
        return ((to_passage + 0.5 * to_question) * answered).sum() / answered.sum()


def train(phase, fixed, trained, minutes, rate):
    halved = in_half(fixed)
    print(type(phase).__name__, flush=True)
    return descend(lambda t, *batch: phase.loss(halved, t, *batch), trained, SPEEDS, phase.batch, minutes, rate, WARM_UP)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('weights')
    arguments.add_argument('texts')
    arguments.add_argument('state')
    arguments.add_argument('--held-out', default='')
    arguments.add_argument('--minutes', default='10,18')
    options = arguments.parse_args()
    first, second = map(float, options.minutes.split(','))
    fixed, small = load(options.weights)
    passages = read(options.texts, set(options.held_out.split(',')))
    print(len(passages), 'passages,', sum(len(p['questions']) for p in passages), 'questions', flush=True)
    vectors = embed(fixed, small, None, [p['ids'] for p in passages])
    trained = {'lora': additions(RANK, 1), 'small': small}
    trained = train(Questions(passages, vectors, 1), fixed, trained, first, 1e-3)
    trained = train(Both(passages, vectors, 1), fixed, trained, second, 7e-4)
    save(options.state, trained)


if __name__ == '__main__':
    main()
