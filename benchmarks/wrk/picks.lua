-- What the scripts share: a number per thread, the same random picks for both services, and ids from a file.
-- Arguments of each run: the folder with the ids, the seed, and a prefix that no other run has.
local picks = {}
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function picks.seed(args)
  math.randomseed(tonumber(args[2]) * 1000 + number)
end

function picks.ids(args, name)
  local ids = {}
  for id in io.lines(args[1] .. "/" .. name .. ".txt") do
    ids[#ids + 1] = id
  end
  return ids
end

return picks
