/**
 * Scripts that Redis runs, each as a whole, by its own clock.
 *
 * The turns of a chat are one hash: `lock` holds who has the turn, each other field is the id of an update with who has it
 * in hand. A value is `owner until state`; `until` in milliseconds since 1970, after which it counts for nothing.
 */

const PRELUDE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function held(value)
  local owner, till, state = string.match(value or '', '^(%S+) (%d+) ?(%S*)$')
  if owner and tonumber(till) > now then return owner, state end
end
local function by(owner, ttl, state)
  return string.format('%s %.0f %s', owner, now + ttl, state)
end
`

/**
 * Takes the turn of an update. Keys: turns, state, done. Arguments: replica, token of the turn, id, ttl in ms. Gives `done`, `elsewhere`,
 * `wait`, or `turn` with the state of the chat.
 */
export const TAKE = `${PRELUDE}
local turns, state, done = KEYS[1], KEYS[2], KEYS[3]
local replica, token, id, ttl = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
if redis.call('EXISTS', done) == 1 then return { 'done' } end
local owner = held(redis.call('HGET', turns, id))
if owner and owner ~= replica then return { 'elsewhere' } end
redis.call('HSET', turns, id, by(replica, ttl, 'next'))
redis.call('PEXPIRE', turns, 100 * ttl)
local fields = redis.call('HGETALL', turns)
for at = 1, #fields, 2 do
  local other, current, kind = fields[at], held(fields[at + 1])
  if not current then redis.call('HDEL', turns, other)
  elseif other == 'lock' then return { 'wait' }
  elseif tonumber(other) < tonumber(id) and kind == 'next' then return { 'wait' } end
end
redis.call('HSET', turns, 'lock', by(token, ttl, 'held'))
return { 'turn', redis.call('GET', state) or '' }
`

/**
 * Ends a turn. Keys: turns, state, done. Arguments: replica, token, id, ttl in ms, whether the update is done (1), whether the state is to be
 * written (1), the state, its ttl in ms, ttl of `done` in ms. Gives 0 where somebody else has the turn by now, and writes no state then.
 */
export const END = `${PRELUDE}
local turns, state, done = KEYS[1], KEYS[2], KEYS[3]
local replica, token, id, ttl = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
if ARGV[5] == '1' then
  redis.call('HDEL', turns, id)
  redis.call('SET', done, 1, 'PX', ARGV[9])
else
  redis.call('HSET', turns, id, by(replica, ttl, 'later'))
end
local owner = string.match(redis.call('HGET', turns, 'lock') or '', '^%S+')
if owner ~= token then return 0 end
redis.call('HDEL', turns, 'lock')
if ARGV[6] == '1' then
  if ARGV[7] == '' then redis.call('DEL', state)
  else redis.call('SET', state, ARGV[7], 'PX', ARGV[8]) end
end
return 1
`

/** Keeps what a replica has in hand. Keys: turns. Arguments: replica, token of its turn or -, id, ttl in ms. */
export const KEEP = `${PRELUDE}
local turns = KEYS[1]
local replica, token, id, ttl = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local owner, kind = held(redis.call('HGET', turns, id))
if owner == replica then redis.call('HSET', turns, id, by(replica, ttl, kind)) end
if held(redis.call('HGET', turns, 'lock')) == token then redis.call('HSET', turns, 'lock', by(token, ttl, 'held')) end
redis.call('PEXPIRE', turns, 100 * ttl)
return 1
`

/** Leaves an update whose turn is later to the others. Keys: turns. Arguments: replica, id. */
export const LEAVE = `${PRELUDE}
if held(redis.call('HGET', KEYS[1], ARGV[2])) == ARGV[1] then redis.call('HDEL', KEYS[1], ARGV[2]) end
return 1
`

/**
 * Becomes or stays the leader. Keys: leader, fence. Arguments: replica, ttl in ms, whether it leads already (1), ms. Gives the fencing
 * token, or 0 where another one leads. A server that has just started has forgotten who does: for so many ms it takes only who led before.
 */
export const LEAD = `
local leader = redis.call('GET', KEYS[1])
if leader and leader ~= ARGV[1] then return 0 end
local uptime = tonumber(string.match(redis.call('INFO', 'server'), 'uptime_in_seconds:(%d+)'))
if not leader and ARGV[3] ~= '1' and uptime * 1000 < tonumber(ARGV[4]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if leader then return tonumber(redis.call('GET', KEYS[2])) end
return redis.call('INCR', KEYS[2])
`

/** Leads no more. Keys: leader. Arguments: replica. */
export const RESIGN = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`
