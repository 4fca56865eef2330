-- SPDX-License-Identifier: GPL-3.0-or-later
-- wrk -s fixed.lua URL -- FILE [DELAY_MS]: the request in FILE, over and over. It is put together for every
-- request, so that the load generator costs what it costs with keys.lua.
local first, rest, delayMs
function init(args)
    local file = assert(io.open(args[1], "rb"))
    local text = file:read("*a")
    file:close()
    local at = text:find("\r\n", 1, true)
    first, rest = text:sub(1, at + 1), text:sub(at + 2)
    delayMs = tonumber(args[2] or 0)
    if delayMs > 0 then
        delay = function() return math.random(math.floor(delayMs / 2), math.floor(delayMs * 3 / 2)) end
    end
end
function request()
    return first .. rest
end
