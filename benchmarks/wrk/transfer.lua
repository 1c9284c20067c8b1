require "report"
local picks = require "picks"
local headers = {["Content-Type"] = "application/json"}
local accounts

function init(args)
  picks.seed(args)
  accounts = picks.ids(args, "accounts")
end

-- A step of 1 to #accounts - 1 never leads back to where it started.
function request()
  local from = math.random(#accounts)
  local to = (from - 1 + math.random(#accounts - 1)) % #accounts + 1
  return wrk.format("POST", "/transactions", headers, string.format(
    '{"from":"%s","to":"%s","amount":1,"currency":"EUR"}', accounts[from], accounts[to]))
end
