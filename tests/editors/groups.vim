" Writes, for every line of the open file, a line with the syntax group at each of its bytes.
function! s:Groups(number) abort
  let columns = range(1, len(getline(a:number)))
  return join(map(columns, {_, column -> synIDattr(synID(a:number, column, 1), 'name')}), ',')
endfunction

function! WriteGroups(file) abort
  call writefile(map(range(1, line('$')), {_, number -> s:Groups(number)}), a:file)
endfunction
