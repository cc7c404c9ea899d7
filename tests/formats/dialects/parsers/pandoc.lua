-- Reads {"system", "text"} a line, writes pandoc's own JSON of it a line; system is the name of a reader.
for line in io.lines() do
  local request = pandoc.json.decode(line, false)
  local ok, answer = pcall(function()
    return pandoc.write(pandoc.read(request.text, request.system), 'json')
  end)
  if ok then
    local single = answer:gsub("\n", " ")
    io.write("{\"tree\":", single, "}\n")
  else
    io.write(pandoc.json.encode({ error = tostring(answer) }), '\n')
  end
  io.flush()
end
