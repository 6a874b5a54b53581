# tokens.pl GRAMMAR <TEXT: what a TextMate engine makes of the text, one `scope<TAB>text` a line, blanks left out. For grammars of
# plain `match` rules only, as ours is: at each place the rule that matches first wins, among several the first in the file.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use JSON::PP;

sub rules {
  my ($grammar, @patterns) = @_;
  my @rules;
  for my $pattern (@patterns) {
    if (my $include = $pattern->{include}) {
      push @rules, rules($grammar, $grammar->{repository}{substr $include, 1});
    } elsif ($pattern->{patterns}) {
      push @rules, rules($grammar, @{$pattern->{patterns}});
    } else {
      die "only match rules are read\n" if !defined $pattern->{match};
      push @rules, {%$pattern, regex => qr/$pattern->{match}/};
    }
  }
  return @rules;
}

sub say_token {
  my ($scope, $text) = @_;
  print "$scope\t$text\n" if $text =~ /\S/;
}

# The rule whose match begins first, with the places of the match and of its captures.
sub first_match {
  my ($line, $at, @rules) = @_;
  my $best;
  for my $rule (@rules) {
    pos($line) = $at;
    next if $line !~ /$rule->{regex}/g;
    next if $best && $best->{starts}[0] <= $-[0];
    $best = {rule => $rule, starts => [@-], ends => [@+]};
  }
  return $best;
}

sub say_match {
  my ($line, $found) = @_;
  my ($rule, $starts, $ends) = @$found{qw(rule starts ends)};
  my $text = sub { substr $line, $starts->[$_[0]], $ends->[$_[0]] - $starts->[$_[0]] };
  return say_token($rule->{name}, $text->(0)) if !$rule->{captures};
  say_token($rule->{captures}{$_}{name}, $text->($_)) for sort keys %{$rule->{captures}};
}

open my $file, '<:raw', $ARGV[0] or die "$ARGV[0]: $!\n";
my $grammar = decode_json(do { local $/; <$file> });
my @rules = rules($grammar, @{$grammar->{patterns}});
while (my $line = <STDIN>) {
  chomp $line;
  my $at = 0;
  while ($at < length $line) {
    my $found = first_match($line, $at, @rules);
    say_token('plain', substr $line, $at, ($found ? $found->{starts}[0] : length $line) - $at);
    last if !$found;
    say_match($line, $found);
    $at = $found->{ends}[0];
  }
}
