-- Requests the paths in a file, each thread starting at a different place, and prints the figures on one line.
-- wrk -s requests.lua ADDRESS -- FILE [HEADER VALUE]
local requests = {}
local place = 0
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(arguments)
    local headers = {}
    if arguments[2] then
        headers[arguments[2]] = arguments[3]
    end
    for line in io.lines(arguments[1]) do
        -- A path, optionally followed by the entity tag that the client has.
        local path, tag = line:match("^(%S+)\t?(.*)$")
        if tag ~= "" then
            headers["If-None-Match"] = tag
        end
        requests[#requests + 1] = wrk.format("GET", path, headers)
    end
    place = (number * 7919) % #requests
end

function request()
    place = place % #requests + 1
    return requests[place]
end

function done(summary, latency)
    local seconds = summary.duration / 1e6
    local errors = summary.errors
    io.write(string.format("figures %.1f %.3f %.3f %.0f %d\n", summary.requests / seconds,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.bytes / summary.requests,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
