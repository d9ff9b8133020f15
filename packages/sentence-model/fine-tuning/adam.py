"""Adam, for as many minutes of a processor as are given."""

import math
import time

import jax
import jax.flatten_util
import jax.numpy as jnp
import numpy as np


def descend(loss, trained, speeds, batches, minutes, rate, warm):
    """What `trained` becomes: a warm-up of so many steps, then a cosine down to 3 % of the rate. `loss(trained, *batch)` is a number,
    `batches()` makes a batch, `speeds` says which share of the rate each part of `trained` learns at."""
    theta, back = jax.flatten_util.ravel_pytree(trained)
    shares = {part: jax.tree.map(lambda x, share=speeds[part]: jnp.full_like(x, share), trained[part]) for part in trained}
    speed = np.asarray(jax.flatten_util.ravel_pytree(shares)[0])
    gradient = jax.jit(jax.value_and_grad(loss))
    theta = np.array(theta)
    moment, square = np.zeros_like(theta), np.zeros_like(theta)
    gradient(back(jnp.asarray(theta)), *batches())[0].block_until_ready()
    start, step, losses = time.process_time(), 0, []
    while (done := (time.process_time() - start) / 60 / minutes) < 1:
        value, g = gradient(back(jnp.asarray(theta)), *batches())
        g = np.asarray(jax.flatten_util.ravel_pytree(g)[0])
        g = g / max(1.0, float(np.linalg.norm(g)))
        step += 1
        moment, square = 0.9 * moment + 0.1 * g, 0.98 * square + 0.02 * g * g
        now = rate * min(1, step / warm) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * done)))
        mean, deviation = moment / (1 - 0.9**step), np.sqrt(square / (1 - 0.98**step))
        theta = theta - (now * speed * mean / (deviation + 1e-8)).astype(np.float32)
        losses.append(float(value))
        if step % 10 == 0:
            print(f'step {step}, loss {np.mean(losses[-10:]):.3f}', flush=True)
    return back(jnp.asarray(theta))
