"""What an article comes in: plain text, a saved page (.html, .mhtml), a word processor's file (.docx)."""
