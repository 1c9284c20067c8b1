require "report"
local picks = require "picks"
local users

function init(args)
  picks.seed(args)
  users = picks.ids(args, "users")
end

function request()
  return wrk.format("GET", "/users/" .. users[math.random(#users)])
end
