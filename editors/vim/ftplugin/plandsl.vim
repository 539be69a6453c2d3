" Made from grammar/tokens.toml by editors/generate.py: change those, not this.
if exists("b:did_ftplugin")
  finish
endif
let b:did_ftplugin = 1

setlocal comments=b:# commentstring=#\ %s formatoptions-=t
setlocal expandtab shiftwidth=2 softtabstop=2
let b:undo_ftplugin = "setlocal com< cms< fo< et< sw< sts<"
