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

def found(element, type)
  own = element.type == type ? [element] : []
  own + element.children.flat_map { |child| found(child, type) }
end

# Name headings by their numbers in links to anchors that kramdown makes of their words.
def follow_links(root, text)
  twin = Kramdown::Document.new(text, input: "GFM", hard_wrap: false, syntax_highlighter: nil).root
  made = found(twin, :header).map { |one| one.attr["id"] }
  own = found(root, :header).map { |one| one.attr["id"] }
  numbers = made.zip(own).each_with_index.filter_map { |(id, explicit), at| ["##{id}", "#heading #{at}"] unless explicit }.to_h
  found(root, :a).each { |link| link.attr["href"] = numbers.fetch(link.attr["href"], link.attr["href"]) }
end

$stdout.sync = true
$stdin.each_line do |line|
  text = JSON.parse(line)["text"]
  begin
    document = Kramdown::Document.new(text, input: "GFM", hard_wrap: false, auto_ids: false, syntax_highlighter: nil)
    follow_links(document.root, text) if text.include?("#")
    hang_footnotes(document.root)
    puts JSON.generate({ tree: document.to_hash_ast })
  rescue StandardError => e
    puts JSON.generate({ error: e.full_message(highlight: false) })
  end
end
