# Installs what is missing from tools/packages.txt, and nothing else. Sourced, never run.

# packages_for PURPOSE…: the names, one per line.
packages_for() {
  local purpose
  for purpose in "$@"; do
    awk -v purpose="$purpose" '$1 == purpose { print $2 }' "$root/tools/packages.txt"
  done
}

# missing_packages PURPOSE…: those that are not installed.
missing_packages() {
  local wanted
  wanted=$(packages_for "$@")
  # dpkg-query names each installed one; the rest is missing.
  dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    awk '$1 == "installed" { print $2 }' | sort | comm -13 - <(sort <<<"$wanted")
}

tell_packages() {
  local package reason
  say "缺少以下软件包,现在安装:" "These packages are missing and are now installed:"
  for package in "$@"; do
    reason=$(awk -v package="$package" '$2 == package { $1 = $2 = ""; sub(/^ +/, ""); print; exit }' "$root/tools/packages.txt")
    printf '    %-20s %s\n' "$package" "$(words "${reason%% | *}" "${reason##* | }")"
  done
}

apt_install() {
  # Lists may be there already; fetching them again is only needed when they do not know the package.
  apt_as_root apt-get update -q && apt_as_root apt-get install -y -q --no-install-recommends "$@"
}

apt_as_root() {
  if ((EUID == 0)); then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

# need PURPOSE…: everything those purposes name is installed afterwards, or the program ends with a sentence.
need() {
  local missing
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    [[ -n "${told_no_apt:-}" ]] ||
      complain "此系统没有 apt,请自行安装 tools/packages.txt 中的软件;继续。" \
        "This system has no apt: install what tools/packages.txt names yourself; going on."
    told_no_apt=yes
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} > 0)) || return 0
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    complain "缺少软件包,而您既不是 root 也没有 sudo。请让管理员执行:" \
      "Packages are missing, and you are neither root nor have sudo. Ask an administrator to run:"
    printf '    apt-get update && apt-get install -y --no-install-recommends %s\n' "${missing[*]}" >&2
    exit 2
  fi
  tell_packages "${missing[@]}"
  ((EUID == 0)) || sudo -v || exit 2
  if ! stage packages "安装软件包" "install packages" apt_install "${missing[@]}"; then
    show_log packages 15
    complain "软件包未能安装:请检查网络与软件源(需要 Debian 12),然后重试。" \
      "The packages could not be installed: check the network and the package sources (Debian 12), then try again."
    exit 1
  fi
}
