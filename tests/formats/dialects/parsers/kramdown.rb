# Reads {"text"} a line, writes kramdown's own tree of it a line.
require "json"
require "kramdown"

# A footnote's own blocks lie beside the tree: hang them below its first mark.
def hang_footnotes(element, seen = {})
  if element.type == :footnote && !seen[element.options[:name]] && element.value
    seen[element.options[:name]] = true
    element.children = element.value.children
    element.value = nil
  end
  element.children.each { |child| hang_footnotes(child, seen) }
end

$stdout.sync = true
$stdin.each_line do |line|
  text = JSON.parse(line)["text"]
  begin
    document = Kramdown::Document.new(text, input: "GFM", hard_wrap: false, auto_ids: false, syntax_highlighter: nil)
    hang_footnotes(document.root)
    puts JSON.generate({ tree: document.to_hash_ast })
  rescue StandardError => e
    puts JSON.generate({ error: e.full_message(highlight: false) })
  end
end
