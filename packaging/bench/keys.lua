-- SPDX-License-Identifier: GPL-3.0-or-later
-- wrk -s keys.lua URL -- FILE [FORM [DELAY_MS]]: every request with another random key of FILE, whose lines are
-- all 57 characters long. The file is mapped, so that ten million keys need no memory here.
-- FORM: check (default), proxy (the key as a caller sends it).
local ffi = require("ffi")
ffi.cdef [[
void *mmap(void *address, size_t size, int protection, int flags, int file, int64_t offset);
int open(const char *path, int flags);
int64_t lseek(int file, int64_t offset, int from);
]]
local line = 58
local keys, count, seed, form, delayMs

function setup(thread)
    thread:set("seed", math.random(1, 1e9))
end

function init(args)
    local file = ffi.C.open(args[1], 0)
    local size = tonumber(ffi.C.lseek(file, 0, 2))
    assert(file >= 0 and size >= line, "no keys in " .. args[1])
    keys = ffi.cast("const char *", ffi.C.mmap(nil, size, 1, 1, file, 0))
    count = math.floor(size / line)
    form = args[2] or "check"
    delayMs = tonumber(args[3] or 0)
    math.randomseed(_G.seed or 1)
    if delayMs > 0 then
        delay = function() return math.random(math.floor(delayMs / 2), math.floor(delayMs * 3 / 2)) end
    end
end

local head = "GET /v1/check HTTP/1.1\r\nHost: octroid\r\nX-Original-Method: GET\r\nX-Original-URI: /bench/1\r\nX-Real-IP: 192.0.2.7\r\nX-API-Key: "
local proxied = "GET /bench/1 HTTP/1.1\r\nHost: bench\r\nX-API-Key: "

function request()
    local key = ffi.string(keys + math.random(0, count - 1) * line, line - 1)
    return (form == "check" and head or proxied) .. key .. "\r\n\r\n"
end
