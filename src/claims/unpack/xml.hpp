// Xml: elements and text as they pass by, piece by piece. A document that declares anything is refused: tables need no
// entities, and entities can be bombs.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace nuan::claims {

class Xml {
 public:
  // Names come without their prefix.
  class Visitor {
   public:
    virtual ~Visitor() = default;
    // `attribute` asks for one by name; empty where there is none.
    using Attribute = std::function<std::string_view(std::string_view name)>;
    virtual void begin(std::string_view element, const Attribute& attribute) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view text) = 0;
  };

  explicit Xml(Visitor& visitor);
  // False when the document is broken or declares something.
  [[nodiscard]] bool add(std::string_view bytes);
  [[nodiscard]] bool finish();

 private:
  struct Freer {
    void operator()(XML_ParserStruct* parser) const;
  };
  struct Calls;
  Visitor& visitor_;
  std::unique_ptr<XML_ParserStruct, Freer> parser_;
};

}  // namespace nuan::claims
