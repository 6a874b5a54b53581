// Side: one of the two plans, speaking both languages.
#pragma once

#include <string>

#include "policy/show/phrase.hpp"

namespace nuan::policy {

class Side {
 public:
  explicit Side(const Plan& plan);
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;

  [[nodiscard]] const Plan& plan() const { return plan_; }
  // An expression in words; amounts as 1,800 元. Lets go by their names.
  [[nodiscard]] Words value(NodeId node, bool money = false) const;
  [[nodiscard]] Words per(const Scope& scope, Index table) const;
  // What both languages say, each by its own speaker.
  template <class Say>
  [[nodiscard]] Words both(const Say& say) const {
    return {say(zh_speaker_), say(en_speaker_)};
  }
  template <class Say>
  [[nodiscard]] Words phrased(const Say& say) const {
    return {print(say(zh_speaker_, zh_), Language::zh), print(say(en_speaker_, en_), Language::en)};
  }

 private:
  [[nodiscard]] static std::string print(const Text& text, Language language);

  const Plan& plan_;
  Page zh_page_, en_page_;
  Speaker zh_speaker_, en_speaker_;
  Phrases zh_, en_;
};

[[nodiscard]] Words yuan(const Rational& fen);

}  // namespace nuan::policy
