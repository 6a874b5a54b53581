# Called by check_layers. Standard input: FILE:LINE:#include …, one per line, from the root of the tree.

function words(zh, en) { return lang == "en" ? en : zh }
# Problems come out in the order of files and lines.
function problem(place, sentence) { print place ": " sentence | sorter; problems++ }

# Headers whose first line says `// For tests: …` are held to what tests may include.
function read_test_headers(    path) { while ((getline path < test_headers) > 0) for_tests[substr(path, 5)] = 1 }

# ---- the rules

function read_rules(    line, n, field, i) {
  while ((getline line < rules) > 0) {
    rule_line++
    sub(/#.*/, "", line)
    n = split(line, field, /[ \t]+/)
    if (field[n] == "") n--
    if (n == 0 || field[1] == "") continue
    if (field[1] == "library") read_library(field, n)
    else if (field[1] == "door") { for (i = 3; i <= n; i++) doors[field[2]] = doors[field[2]] " " field[i]; door_line[field[2]] = rule_line }
    else if (field[1] == "allow" || field[1] == "tests") read_permission(field, n)
    else problem(rules ":" rule_line, words("看不懂:" line, "not understood: " line))
  }
}

function read_library(field, n,    i) {
  is_library[field[2]] = 1
  for (i = 3; i <= n && field[i] != "="; i++) library_of[field[i]] = field[2]
}

function read_permission(field, n,    i, folder) {
  folder = field[2]
  sub(/:$/, "", folder)
  if (field[1] == "allow") known[folder] = rule_line
  for (i = 3; i <= n; i++) {
    permission_line[field[1], folder, field[i]] = rule_line
    if (field[1] == "allow") allowed_text[folder] = allowed_text[folder] " " field[i]
  }
}

# ---- the includes

function dirname(path) { return path ~ /\// ? substr(path, 1, match(path, /\/[^\/]*$/) - 1) : "" }
# The folders a file counts for: those behind the door it is, else its own.
function folders_of(path) { return path in doors ? doors[path] : " " dirname(path) }

function library_for(header,    prefix) {
  if (header in library_of) return library_of[header]
  for (prefix in library_of)
    if (prefix ~ /\/$/ && index(header, prefix) == 1) return library_of[prefix]
  return header ~ /[.\/]/ ? "?" : ""     # without a dot: the standard library, free for all
}

function holds(list, folder) { return index(list " ", " " folder " ") > 0 }

# Marks the permission as used, or says that there is none.
function may(folder, what, is_test) {
  if ((("allow"), folder, what) in permission_line) { if (!is_test) used["allow", folder, what] = 1; return 1 }
  if (is_test && (("tests"), folder, what) in permission_line) { used["tests", folder, what] = 1; return 1 }
  return 0
}

function check_folder(place, folder, targets, header, is_test,    n, target, i, fine) {
  fine = holds(targets, folder)
  n = split(targets, target, " ")
  for (i = 1; i <= n; i++) if (target[i] != folder && may(folder, target[i], is_test)) fine = 1
  if (!fine)
    problem(place, words(folder " 不得包含 " header "(属于" targets ");tools/layers.txt 允许它:" allowed_text[folder],
                         folder " may not include " header " (of" targets "); tools/layers.txt allows it:" allowed_text[folder]))
}

function check_library(place, folder, header, is_test,    library) {
  library = library_for(header)
  if (library == "" || is_test) return
  if (library == "?")
    problem(place, words("<" header "> 不属于 tools/layers.txt 中的任何库", "<" header "> belongs to no library of tools/layers.txt"))
  else if (!may(folder, library, 0))
    problem(place, words(folder " 不得使用库 " library "(<" header ">);允许它:" allowed_text[folder],
                         folder " may not use the library " library " (<" header ">); it may:" allowed_text[folder]))
}

function check_include(file, number, text,    path, header, own, n, i, is_test, place) {
  place = file ":" number
  path = substr(file, 5)                 # without src/
  is_test = path ~ /_test\.[ch]pp$/ || (path in for_tests)
  n = split(folders_of(path), own, " ")
  header = text
  sub(/^[^"<]*["<]/, "", header)
  sub(/[">].*$/, "", header)
  for (i = 1; i <= n; i++) {
    if (!(own[i] in known)) {
      if (!told[own[i]]++) problem(place, words("tools/layers.txt 没有文件夹 " own[i], "tools/layers.txt has no folder " own[i]))
    } else if (text ~ /</) {
      check_library(place, own[i], header, is_test)
    } else if (dirname(header) == "") {
      problem(place, words("包含路径从 src/ 写起:" header, "an include is written from src/: " header))
    } else {
      check_folder(place, own[i], folders_of(header), header, is_test)
    }
  }
}

# ---- what is left over

function check_unused(    key, part) {
  for (key in permission_line) {
    split(key, part, SUBSEP)
    if (!(key in used))
      problem(rules ":" permission_line[key], words("没有人使用的许可:" part[1] " " part[2] ": " part[3], "a permission nobody uses: " part[1] " " part[2] ": " part[3]))
  }
}

function check_doors(    header) {
  for (header in doors)
    if ((getline line < ("src/" header)) < 0)
      problem(rules ":" door_line[header], words("没有这个头文件:" header, "there is no such header: " header))
}

# Depth first; grey folders are on the path.
function visit(folder,    n, next_folders, i) {
  colour[folder] = "grey"
  n = split(allowed_text[folder], next_folders, " ")
  for (i = 1; i <= n; i++) {
    if (is_library[next_folders[i]]) continue
    if (!(next_folders[i] in known))
      problem(rules ":" known[folder], words("没有文件夹 " next_folders[i], "there is no folder " next_folders[i]))
    else if (colour[next_folders[i]] == "grey")
      problem(rules ":" known[folder], words("箭头成环:" folder " 与 " next_folders[i], "the arrows form a circle: " folder " and " next_folders[i]))
    else if (colour[next_folders[i]] == "")
      visit(next_folders[i])
  }
  colour[folder] = "black"
}

BEGIN { sorter = "LC_ALL=C sort -t: -k1,1 -k2,2n"; includes = 0; read_rules(); read_test_headers() }
{
  match($0, /^[^:]*:[0-9]*:/)
  split(substr($0, 1, RLENGTH), part, ":")
  check_include(part[1], part[2], substr($0, RLENGTH + 1))
  includes++
}
END {
  check_unused()
  check_doors()
  for (folder in known) if (colour[folder] == "") visit(folder)
  close(sorter)
  print words(includes " 处包含," problems + 0 " 个问题", includes " includes, " problems + 0 " problems")
  exit problems > 0
}
