require "report"
require "picks"
local headers = {["Content-Type"] = "application/json"}
local body
local count = 0

function init(args)
  body = '{"name":"Ada Lovelace","email":"' .. args[3] .. "-" .. number .. '-%d@example.org"}'
end

function request()
  count = count + 1
  return wrk.format("POST", "/users", headers, string.format(body, count))
end
