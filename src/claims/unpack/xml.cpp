#include "claims/unpack/xml.hpp"

#include <expat.h>

#include "base/result.hpp"

namespace nuan::claims {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

struct Xml::Calls {
  static Visitor& visitor(void* state) { return static_cast<Xml*>(state)->visitor_; }
  static void begin(void* state, const XML_Char* name, const XML_Char** attributes) {
    visitor(state).begin(without_prefix(name), [attributes](std::string_view wanted) -> std::string_view {
      for (const XML_Char** at = attributes; *at != nullptr; at += 2) {
        if (without_prefix(at[0]) == wanted) return at[1];
      }
      return {};
    });
  }
  static void end(void* state, const XML_Char* name) { visitor(state).end(without_prefix(name)); }
  static void text(void* state, const XML_Char* text, int size) {
    visitor(state).text({text, static_cast<std::size_t>(size)});
  }
  static void doctype(void* state, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XML_StopParser(static_cast<Xml*>(state)->parser_.get(), XML_FALSE);
  }
};

void Xml::Freer::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

Xml::Xml(Visitor& visitor) : visitor_(visitor), parser_(XML_ParserCreate(nullptr)) {
  ENSURE(parser_ != nullptr);
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), &Calls::begin, &Calls::end);
  XML_SetCharacterDataHandler(parser_.get(), &Calls::text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), &Calls::doctype);
}

bool Xml::add(std::string_view bytes) {
  return XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), 0) == XML_STATUS_OK;
}

bool Xml::finish() { return XML_Parse(parser_.get(), "", 0, 1) == XML_STATUS_OK; }

}  // namespace nuan::claims
