# Called by check_sizes with all sources as arguments. A function is found by its layout, which the formatter guarantees: its
# signature starts at column 1 (column 3 inside a class), a line ends in `{`, and a `}` at the same column closes it.

function words(zh, en) { return lang == "en" ? en : zh }

function read_list(    line, field) {
  while ((getline line < listed) > 0) {
    sub(/#.*/, "", line)
    if (split(line, field, " ") >= 2) limit[field[1]] = field[2]
  }
}

function judge(thing, size, house,    bound) {
  bound = thing in limit ? limit[thing] : house
  if (thing in limit) met[thing] = 1
  if (size > bound) { print words(thing ": " size " 行,至多 " bound " 行", thing ": " size " lines, at most " bound); problems++ }
  else if (thing in limit && size <= house) { print words(thing ": 已经合格,请从 tools/sizes.txt 中删去", thing ": fits now, take it out of tools/sizes.txt"); problems++ }
  else if (thing in limit && size < bound) { print words(thing ": 缩短到 " size " 行,请更新 tools/sizes.txt", thing ": shrank to " size " lines, say so in tools/sizes.txt"); problems++ }
}

function end_of_file() { if (file != "") judge(file, lines, 500) }

function name_of(line) {
  sub(/\(.*/, "", line)
  sub(/^.*[ *&]/, "", line)
  return line
}

BEGIN { read_list() }
FNR == 1 { end_of_file(); file = FILENAME; lines = 0; open = 0; signature = "" }
{ lines++ }
# A signature starts at column 1 or 3 and may go on for some lines; a line that ends a statement ends it too.
!open && /^(  )?[A-Za-z_~].*\(/ && !/^ *(namespace|struct|class|enum|union|extern|return|if|for|while|switch) ?/ { signature = $0; title = name_of($0); first = FNR }
!open && signature != "" && /\{$/ {
  match(signature, /^ */)
  open = first; indent = substr("    ", 1, RLENGTH)
  next
}
!open && /[;}]$/ { signature = "" }
open && $0 ~ ("^" indent "\\}") { judge(file ":" title, FNR - open + 1, 60); open = 0; signature = "" }
END {
  end_of_file()
  for (thing in limit) if (!(thing in met)) { print words("tools/sizes.txt 列出了不存在的 " thing, "tools/sizes.txt lists " thing ", which is not there"); problems++ }
  exit problems > 0
}
