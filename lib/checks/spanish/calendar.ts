/** The names of months, days, languages and peoples, which Spanish writes with a small letter. */
const words = (text: string) => new Set(text.trim().split(/\s+/))

export const months = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(
  " ",
)
export const isMonth = (low: string): boolean => months.includes(low) || low === "setiembre"
export const isDay = (low: string): boolean =>
  /^(?:lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo)$/.test(low)

/** Languages and peoples; not those that are also surnames or first names in common use. */
export const peoples: ReadonlySet<string> = words(`
  español española españoles españolas inglés inglesa ingleses inglesas francés francesa franceses francesas alemán alemana alemanes
  alemanas italiano italiana italianos italianas portugués portuguesa portugueses portuguesas chino china chinos chinas japonés japonesa
  japoneses japonesas ruso rusa rusos rusas árabe árabes hebreo coreano coreana coreanos coreanas mexicano mexicana mexicanos mexicanas
  colombiano colombiana colombianos colombianas argentino argentinos argentinas peruano peruana peruanos peruanas
  chileno chilena chilenos chilenas cubano cubana cubanos cubanas venezolano venezolana venezolanos venezolanas boliviano boliviana
  bolivianos bolivianas ecuatoriano ecuatoriana ecuatorianos ecuatorianas uruguayo uruguaya uruguayos paraguayo paraguaya
  puertorriqueño puertorriqueña puertorriqueños puertorriqueñas dominicano dominicana guatemalteco guatemalteca guatemaltecos
  hondureño hondureña hondureños salvadoreño salvadoreña salvadoreños nicaragüense nicaragüenses costarricense costarricenses panameño
  panameña panameños estadounidense estadounidenses norteamericano norteamericana norteamericanos norteamericanas americano americana
  americanos americanas europeo europea europeos europeas africano africana africanos africanas asiático asiática asiáticos asiáticas
  latinoamericano latinoamericana latinoamericanos latinoamericanas hispano hispana hispanos hispanas latino latina latinos latinas
  palestino palestina palestinos palestinas israelí israelíes griego griega griegos griegas catalán catalana catalanes vasco gallego
  gallega indígena indígenas afroamericano afroamericana afroamericanos afroamericanas cristiano cristiana cristianos cristianas católico
  católica católicos católicas judío judía judíos judías musulmán musulmana musulmanes budista budistas
`)
/** Countries under the same letters: China, Argentina, Palestina, Dominicana. */
export const alsoPlaces =
  /^(?:china|argentina|palestina|dominicana|latina|cristiano|cristiana|india|americana|española|inglesa|mexicano)$/
