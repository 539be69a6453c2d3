" Made from grammar/tokens.toml by editors/generate.py: change those, not this.
autocmd BufRead,BufNewFile *.plan,*.tlog,*.athlete setfiletype plandsl
