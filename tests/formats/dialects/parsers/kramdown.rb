# Reads {"text"} a line, writes kramdown's own tree of it a line.
require "json"
require "kramdown"

$stdout.sync = true
$stdin.each_line do |line|
  text = JSON.parse(line)["text"]
  begin
    document = Kramdown::Document.new(text, input: "GFM", hard_wrap: false, auto_ids: false, syntax_highlighter: nil)
    puts JSON.generate({ tree: document.to_hash_ast })
  rescue StandardError => e
    puts JSON.generate({ error: e.full_message(highlight: false) })
  end
end
