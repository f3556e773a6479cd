-- What wrk found, as JSON: an error is a socket that failed or a status of 400 and above.
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"bytes":%d,"seconds":%f,"errors":%d,"p99ms":%f}\n', summary.requests, summary.bytes,
    summary.duration / 1e6, e.connect + e.read + e.write + e.timeout + e.status, latency:percentile(99) / 1000))
end
