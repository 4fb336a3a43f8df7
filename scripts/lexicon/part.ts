/** Which words of the dictionary can be adjectives and which are nouns first: it does not say. Written by hand. */

const list = (words: string) => new Set(words.trim().split(/\s+/))

/** Words in -e that are adjectives; all other words in -e, but for -nte, -ble and -ense, are nouns. */
const adjectivesInE = list(`
  grande verde triste dulce pobre libre fuerte alegre enorme simple doble triple noble breve grave leve suave firme torpe
  salvaje célebre unánime infame inmune solemne insigne sublime terrestre silvestre ecuestre pedestre rupestre campestre
  acorde inerme  uniforme conforme disforme deforme multiforme enorme   tenue perenne mate beige
  indemne bifronte impune anexe bilingüe trilingüe plurilingüe monolingüe  humilde cursi rebelde  estéril
  múltiple cuádruple quíntuple laxe chirle imberbe endeble feble cafre ilustre lúgubre salubre insalubre fúnebre mediocre
  acre agreste celeste  torpe árabe  indie  gigante elegante limítrofe  miope 
  interoperable procedente inmejorable   saliente     insomne 
        open online offline standard estándar
  cobarde agridulce inerte ocre aleve etíope
`)

/** Adjectives of one ending that their letters do not show. */
const otherAdjectives = list(`
  azul gris marrón ruin afín multicolor tricolor bicolor
  belga indígena hipócrita homicida cosmopolita idiota persa croata maya azteca inca nómada vietnamita israelita moscovita
`)

/** With two endings, though the dictionary gives each as a word of its own with a plural. */
const twoEndings = list("nuevo nueva enfermo enferma postrero postrera")
export const isTwoEnded = (word: string): boolean => twoEndings.has(word)

/** Adjectives of one ending that the dictionary lists without any rule. */
const listedAdjectives = list(`
  independiente independientes insolvente insolventes infrecuente infrecuentes
  marroquí marroquíes saudí saudíes hindú hindúes pakistaní pakistaníes
`)
export const isListedAdjective = (word: string): boolean => listedAdjectives.has(word)

/** Words in -al, -ar, -il, -el, -or, -z that are never adjectives, or so seldom that it only hides faults. */
const nounsOnly = list(`
  señal catedral cárcel hospital  canal metal cristal portal papel nivel perfil hotel panel arsenal caudal corral
  costal  cereal chacal coral dedal delantal dineral festival  funeral  hostal  manantial 
    memorial  morral mural pañal pedal pedestal peral  puñal raudal  santoral sal cal
    terminal tribunal umbral vendaval  capital      carnaval
  carrizal maizal naranjal matorral pinar lodazal platanal  historial
  lugar hogar mar pilar collar  altar azúcar bar par bienestar millar pulgar telar avatar dólar radar pesar pilar
  abril barril fusil misil carril marfil albañil proyectil candil dedil redil atril alguacil
  calor color dolor error amor valor favor   humor olor sabor sudor terror temor tumor vapor vigor honor horror
  licor furor rumor clamor fervor pavor rigor labor flor   terror resplandor rencor candor ardor verdor escozor
   alrededor   comedor      motor
  papel miel piel hiel nivel mantel pincel cartel cuartel clavel cordel
  luz paz voz vez cruz nuez raíz nariz lápiz maíz tapiz matiz barniz juez pez ajedrez arroz altavoz disfraz haz faz hoz coz
  árbol sol gol control rol caracol alcohol  col
  imagen examen volumen resumen régimen orden origen margen dictamen tren andén almacén
  accidente incidente expediente continente instante restaurante elefante diamante guante puente fuente diente mente
   gente frente componente ingrediente antecedente coeficiente recipiente torrente serpiente vertiente cliente
  presidente agente estudiante habitante cantante inconveniente aliciente exponente oriente occidente poniente 
  cable roble sable  timbre
  actriz cicatriz codorniz directriz emperatriz institutriz lombriz matriz perdiz adoratriz cerviz capataz antifaz desliz cáliz
  lista pista revista entrevista conquista reconquista autopista arista amatista balista
  motel tonel vergel bedel laurel carrusel cascabel cóctel burdel corcel coronel dintel gel jurel píxel riel bisel oropel
  abdomen crimen cerumen desorden himen germen culmen gluten certamen abdomen contraorden autoimagen
  interés arnés ciprés palmarés envés revés atún betún runrún
  buril dátil fósil mandil perejil reptil tamboril vodevil facsímil símil mástil cubil pretil
  ajuar alféizar alcázar almíbar azahar bulevar caviar calamar cantar despertar dinar jaguar lagar malestar manjar manzanar
  nenúfar néctar nácar olivar paladar pajar palmar palomar pleamar bajamar tejar valladar centenar bazar billar
`)

/** Nouns of both genders among those the dictionary gives both endings (niño, niña): nouns first, adjectives seldom or never. */
const animate = list(`
  niño hijo hermano amigo primo tío abuelo sobrino nieto novio esposo suegro cuñado padrino ahijado alumno profesor maestro
  doctor director autor actor lector usuario trabajador compañero vecino ciudadano empleado gato perro lobo oso chico muchacho
  señor escritor pintor cantante ingeniero arquitecto abogado médico enfermero cocinero camarero panadero carpintero obrero
  campesino granjero pescador cazador jugador entrenador ganador corredor bailarín músico científico biólogo químico físico
  psicólogo filósofo sociólogo político alcalde ministro diputado senador consejero gobernador embajador secretario
  funcionario bibliotecario propietario empresario socio miembro colaborador investigador desarrollador programador
  administrador moderador traductor editor redactor revisor consumidor comprador vendedor proveedor productor inversor
  fundador creador inventor organizador coordinador supervisor inspector instructor orador locutor presentador conductor
  operador observador espectador seguidor competidor defensor agresor predecesor sucesor antecesor asesor tutor contador
  peluquero zapatero carnicero mensajero viajero pasajero  prisionero guerrero tesorero  heredero
    huérfano bebé gemelo reo mono burro cerdo conejo pavo pato ganso gallo cordero ternero zorro ciervo
  dueño criado amo     brujo mago hechicero   indio gitano  
  becario   candidato delegado representante abonado suscriptor patrocinador anfitrión patrón mecánico
   bombero cartero jardinero portero torero archivero librero banquero ganadero minero marinero costurero
  catedrático    interlocutor participante testigo acreedor deudor 
   crío chaval compadre  doctorando consultor coautor visitante    
     refrigerador contestador
`)

/** Things with the two endings of a person's word: the masculine one is a noun and masculine, whatever the dictionary allows. */
const things = list(`
  navegador servidor ordenador buscador procesador controlador contenedor secador contestador marcador indicador
  computador calculador impresor lavador secador aspirador licuador generador depurador compilador reproductor ascensor sensor televisor receptor transmisor emisor conector
  identificador separador delimitador  mostrador comedor destornillador  
`)

/** Adjectives of one ending that are just as much nouns. */
const nounsToo = list(
  `
  animal material manual ejemplar fiscal mineral ideal potencial general oficial profesional intelectual criminal editorial
  comercial rival móvil familiar militar particular auxiliar titular terminal final capital moral vocal original integral
  total principal especial local manantial automóvil fusible combustible comestible convertible imposible posible responsable
  cable variable variante constante corriente patente pendiente ambiente cliente paciente agente estudiante habitante
  participante representante visitante inmigrante emigrante migrante gerente presidente docente asistente ayudante amante
  cantante comerciante fabricante integrante dirigente militante votante adolescente descendiente superviviente vigilante
  restante_ siguiente_ vertiente pariente teniente sargento comandante almirante gigante picante_ detonante determinante
  participante volante calmante estimulante desinfectante fertilizante lubricante colorante edulcorante solvente detergente
  artista periodista turista activista especialista economista protagonista ciclista deportista pianista dentista taxista
  electricista recepcionista accionista columnista socialista comunista feminista ecologista pacifista nacionalista
  lente superior interior exterior inferior joven menor mayor
  canal portal hospital metal cristal festival carnaval
  israelí marroquí iraní iraquí paquistaní hindú zulú bambú
  ciudadano maleante delincuente residente oyente vidente creyente contribuyente combatiente suplente remitente
  belga indígena hipócrita homicida idiota persa croata maya azteca inca nómada vietnamita israelita moscovita etíope cobarde
  pobre grande árabe inglés francés portugués japonés holandés irlandés danés finlandés
`.replace(/\S+_/g, ""),
)

export const isNounToo = (word: string): boolean => nounsToo.has(word)

export function canBeAdjective(word: string): boolean {
  if (nounsOnly.has(word)) return false
  if (/(?:ble|nte|ense|ista|[^aeiou]ior|erior|cola)$/.test(word)) return true
  if (adjectivesInE.has(word) || otherAdjectives.has(word)) return true
  if (/e$/.test(word)) return false
  return /(?:al|ar|il|el|az|oz|iz|ún|és|en|ex|bú|dú|í)$/.test(word) || /^(?:mejor|peor|mayor|menor|cortés)$/.test(word)
}

export const isAnimate = (word: string): boolean => animate.has(word)
export const isThing = (word: string): boolean => things.has(word)
