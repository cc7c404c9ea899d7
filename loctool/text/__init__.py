"""What texts are made of, in any language: words, sentences, markup, quotation marks, numbers."""
